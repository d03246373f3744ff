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

function report({ gages, refused, remarks }: GageList, { isDryRun, isWithCases }: Way): ActionOutcome {
  const follows = isWithCases ? 'a case is opened' : 'no case is opened, and the effect is not assessed here'
  const wrong = gages.filter(({ calibration }) => calibration && isInDoubt(calibration))
  const told = wrong.map((gage) => ({ ...gage, text: `${wordsOnWrong(gage)}; ${follows}` }))
  const sentences = [
    `${inWords(gages.length, 'tool')} ${isDryRun ? 'would be ' : ''}taken in, ${inWords(refused.length, 'line')} left out.`,
    wrong.length > 0 && `${inWords(wrong.length, 'tool')} found out of tolerance or failed: for each ${follows}.`,
    isDryRun && 'Nothing was changed.',
  ]
  return {
    message: sentences.filter(Boolean).join(' '),
    tone: toneOf(refused.length, isDryRun),
    panels: [remarkTable('Left out', refused), remarkTable('Taken in, with a remark', [...remarks, ...told])],
  }
}

const wordsOnWrong = ({ calibration }: Gage): string =>
  calibration?.asfound === 'out of tolerance' ? 'was found out of tolerance' : 'failed'

function toneOf(refused: number, isDryRun: boolean): Tone {
  if (isDryRun) return 'info'
  return refused > 0 ? 'warning' : 'success'
}

const columns = { line: 'Line', gageid: 'Gage id', text: 'Why' }

function remarkTable(title: string, remarks: readonly Remark[]) {
  const rows = inOrder(remarks).map(({ line, gageid, text }) => ({ line, gageid, text: text.slice(0, 500) }))
  return rows.length > 0 && tableSection(title, columns, rows)
}
