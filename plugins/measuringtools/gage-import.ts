import { type ActionOutcome, boolean, defineAction, file, inWords, tableSection, type Tone } from '@shopdb/contract'
import { isInDoubt } from './calibration-rules.ts'
import { gageformat } from './gage-columns.ts'
import { type GageList, inOrder, readGageList, type Remark } from './gage-list.ts'
import type { Gage } from './gage.ts'
import type { ToolSite } from './settings.ts'
import { besideSite, takeIn } from './take-in.ts'
import { measuringtool } from './tool.ts'

const [, ...others] = Object.keys(gageformat.columns)

/** A gage list that was kept as a spreadsheet until now. */
export const importGages = defineAction({
  of: measuringtool,
  name: 'import',
  label: 'Take in a gage list',
  icon: 'file-up',
  help: `A CSV or a workbook with a column for the gage id and any of ${others.join(', ')}.`,
  permission: 'measuringtools.import',
  on: 'list',
  budget: 60_000,
  input: {
    fileid: file({ label: 'Gage list', required: true }),
    dryrun: boolean({ label: 'Only tell what would happen', default: true }),
    iswithcases: boolean({
      label: 'Open cases',
      help: 'For each tool that was found out of tolerance, or failed; the list does not tell whether that was dealt with.',
    }),
  },
  run: async (site: ToolSite, { input: { fileid, dryrun, iswithcases } }) => {
    const lines = await site.readTable(fileid, gageformat)
    const list = await besideSite(site, readGageList(lines, site.today()))
    if (!dryrun) await takeIn(site, list.gages, { isWithCases: iswithcases })
    return report(list, { isDryRun: dryrun, isWithCases: iswithcases })
  },
})

interface Way {
  readonly isDryRun: boolean
  readonly isWithCases: boolean
}

function report({ gages, refused, remarks }: GageList, way: Way): ActionOutcome {
  const { isDryRun } = way
  const were = gages.length === 1 ? 'was' : 'were'
  const taken = `${inWords(gages.length, 'tool')} ${isDryRun ? 'would be' : were} taken in`
  const left =
    refused.length === 0 ? 'no line is' : `${inWords(refused.length, 'line')} ${refused.length === 1 ? 'is' : 'are'}`
  const out = gages.filter(({ calibration }) => calibration && isInDoubt(calibration))
  const all = inOrder([...remarks, ...out.map((gage) => remarkOnOut(gage, way))])
  return {
    message: `${taken}, ${left} left out.${wordsOnOut(out, way)}${isDryRun ? ' Nothing was changed.' : ''}`,
    tone: toneOf(refused.length, isDryRun),
    panels: [...remarkTable('Left out', refused), ...remarkTable('Taken in, with a remark', all)],
  }
}

const isFound = ({ calibration }: Gage): boolean => calibration?.asfound === 'out of tolerance'

function remarkOnOut(gage: Gage, { isWithCases }: Way): Remark {
  const follows = isWithCases ? 'a case is opened' : 'no case is opened, and its effect is not assessed here'
  const { line, gageid } = gage
  return { line, gageid, text: `${isFound(gage) ? 'was found out of tolerance' : 'failed'}; ${follows}` }
}

function wordsOnOut(out: readonly Gage[], { isDryRun, isWithCases }: Way): string {
  const amount = out.length
  if (amount === 0) return ''
  const how = out.every(isFound) ? 'found out of tolerance' : 'found out of tolerance or failed'
  const found = `${amount} of them ${amount === 1 ? 'was' : 'were'} ${how}`
  const one = isDryRun ? 'would be' : 'was'
  const opened = isDryRun || amount === 1 ? one : 'were'
  return isWithCases
    ? ` ${found}; ${inWords(amount, 'case')} ${opened} opened.`
    : ` ${found}; no case ${one} opened, and nobody here assessed the effect.`
}

function toneOf(refused: number, isDryRun: boolean): Tone {
  if (isDryRun) return 'info'
  return refused > 0 ? 'warning' : 'success'
}

const columns = { line: 'Line', gageid: 'Gage id', text: 'Why' }

function remarkTable(title: string, remarks: readonly Remark[]) {
  const rows = remarks.map((remark) => ({ ...remark, text: remark.text.slice(0, 500) }))
  return rows.length === 0 ? [] : [tableSection(title, columns, rows)]
}
