import type { GageCells, GageColumn, Said } from './gage-columns.ts'
import type { Gage } from './gage.ts'

/** Cells that may say what nobody here understands, and what becomes of them then. */
const doubtful: readonly (readonly [column: GageColumn, what: string, follows: string])[] = [
  ['serialnumber', 'the serial number', 'was damaged by a spreadsheet and is left empty'],
  ['certificatenumber', 'the certificate number', 'was damaged by a spreadsheet and is left empty'],
  ['intervaldays', 'the interval', 'is none, such as 365 or 12 months, and is left empty'],
  ['grrpercent', 'the gage R&R', 'is no number and is left empty'],
  ['asfound', 'as found', 'is neither in nor out of tolerance, and is not taken'],
  ['asleft', 'as left', 'is neither in nor out of tolerance, and is not taken'],
  ['result', 'the result', 'is none that is plain, such as pass or fail, and is not taken'],
]

/** What is to be said of a line that is taken. */
export function remarksOn(gage: Gage, said: Said, cells: GageCells): readonly string[] {
  const { manufacturer, grrpercent = '' } = cells
  return [
    ...(gage.maker === null && manufacturer ? [`the maker '${manufacturer}' is taken as unknown`] : []),
    ...doubtful.flatMap(([name, what, follows]) =>
      said[name] === undefined ? [`${what} '${cells[name]}' ${follows}`] : [],
    ),
    // A workbook has 0.184 where it shows 18.4 %.
    ...(/^0?\.\d+$/u.test(grrpercent) ? [`the gage R&R '${grrpercent}' is taken as ${said.grrpercent} %`] : []),
    ...calibrationRemarks(gage, said, cells),
    ...(isEndless(gage) ? ['it has no interval and no due date'] : []),
  ]
}

function calibrationRemarks({ calibration, tool }: Gage, said: Said, { result }: GageCells): readonly string[] {
  if (calibration) return []
  if (said.result) return [`the result '${result}' has no day of calibration and is not taken`]
  const isOut = said.asfound === 'out of tolerance' || said.asleft === 'out of tolerance'
  return [
    ...(tool.lastcaldate === null ? [] : ['without a result that is known only the day of its calibration is taken']),
    ...(isOut ? ['that it was out of tolerance is not taken without a result'] : []),
  ]
}

function isEndless({ calibration, state, tool }: Gage): boolean {
  const { intervalvalue, duedateoverride, calibrationmode } = tool
  const isDue = intervalvalue !== null || duedateoverride || calibration?.nextduedate
  return !isDue && state === 'active' && calibrationmode !== 'reference only'
}
