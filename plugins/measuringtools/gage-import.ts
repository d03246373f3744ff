import { type ActionOutcome, boolean, defineAction, file, tableSection, type Tone } from '@shopdb/contract'
import { type GageList, inOrder, readGageList, type Remark } from './gage-list.ts'
import type { Gage } from './gage.ts'
import type { ToolSite } from './settings.ts'
import { inWords } from './states.ts'
import { besideSite, takeIn } from './take-in.ts'
import { measuringtool } from './tool.ts'

/** A gage list that was kept as a spreadsheet until now. */
export const importGages = defineAction({
  of: measuringtool,
  name: 'import',
  label: 'Take in a gage list',
  icon: 'file-up',
  help: 'A CSV with a column for the gage id and any of description, manufacturer, model, serialnumber, location, owner, tolerance, intervaldays, lastcaldate, nextduedate, certificatenumber, calibratedby, standardsused, asfound, asleft, result, status.',
  permission: 'measuringtools.import',
  on: 'list',
  budget: 60_000,
  input: {
    fileid: file({ label: 'Gage list', required: true }),
    dryrun: boolean({ label: 'Only tell what would happen', default: true }),
    iswithcases: boolean({
      label: 'Open cases',
      help: 'For each tool that was found out of tolerance; the list does not tell whether that was dealt with.',
    }),
  },
  run: async (site: ToolSite, { input: { fileid, dryrun, iswithcases } }) => {
    const { bytes } = await site.readFile(fileid)
    const list = await besideSite(site, readGageList(bytes, site.today()))
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
  const taken = `${gages.length} tools ${isDryRun ? 'would be taken in' : 'were taken in'}`
  const left = refused.length === 0 ? 'no line is left out' : `${refused.length} lines are left out`
  const out = gages.filter(({ calibration }) => calibration?.asfound === 'out of tolerance')
  const all = inOrder([...remarks, ...out.map((gage) => remarkOnOut(gage, way))])
  return {
    message: `${taken}, ${left}.${wordsOnOut(out.length, way)}${isDryRun ? ' Nothing was changed.' : ''}`,
    tone: toneOf(refused.length, isDryRun),
    panels: [...remarkTable('Left out', refused), ...remarkTable('Taken in, with a remark', all)],
  }
}

function remarkOnOut({ line, gageid }: Gage, { isWithCases }: Way): Remark {
  const follows = isWithCases ? 'a case is opened' : 'no case is opened, and its effect is not assessed here'
  return { line, gageid, text: `was found out of tolerance; ${follows}` }
}

function wordsOnOut(amount: number, { isDryRun, isWithCases }: Way): string {
  if (amount === 0) return ''
  const found = `${amount} of them ${amount === 1 ? 'was' : 'were'} found out of tolerance`
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
