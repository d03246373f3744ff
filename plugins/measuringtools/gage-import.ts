import { type Action, type ActionOutcome, boolean, file, type PanelContent, type Tone } from '@shopdb/contract'
import { type GageList, readGageList, type Remark } from './gage-list.ts'
import type { settings } from './settings.ts'
import { besideSite, takeIn } from './take-in.ts'
import { measuringtool } from './tool.ts'

/** A gage list that was kept as a spreadsheet until now. */
export const importGages: Action<typeof settings> = {
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
  run: async (site, { input: { fileid, dryrun, iswithcases } }) => {
    const { bytes } = await site.readFile(Number(fileid))
    const list = await besideSite(site, readGageList(bytes, site.today()))
    if (dryrun !== true) await takeIn(site, list.gages, { isWithCases: iswithcases === true })
    return report(list, dryrun === true)
  },
}

function report({ gages, refused, remarks }: GageList, isDryRun: boolean): ActionOutcome {
  const taken = `${gages.length} tools ${isDryRun ? 'would be taken in' : 'were taken in'}`
  const left = refused.length === 0 ? 'no line is left out' : `${refused.length} lines are left out`
  return {
    message: `${taken}, ${left}.${isDryRun ? ' Nothing was changed.' : ''}`,
    tone: toneOf(refused.length, isDryRun),
    panels: [...remarkTable('Left out', refused), ...remarkTable('Taken in, with a remark', remarks)],
  }
}

function toneOf(refused: number, isDryRun: boolean): Tone {
  if (isDryRun) return 'info'
  return refused > 0 ? 'warning' : 'success'
}

function remarkTable(title: string, remarks: readonly Remark[]): readonly PanelContent[] {
  if (remarks.length === 0) return []
  const columns = [
    { name: 'line', label: 'Line' },
    { name: 'gageid', label: 'Gage id' },
    { name: 'text', label: 'Why' },
  ]
  const rows = remarks.slice(0, 200).map(({ line, gageid, text }) => ({ line, gageid, text: text.slice(0, 500) }))
  const shown = remarks.length > rows.length ? `${title} (the first ${rows.length} of ${remarks.length})` : title
  return [{ kind: 'table', title: shown, table: { columns, rows } }]
}
