import type { Cells } from './gage-file.ts'
import { saidResult, saidTolerance } from './gage-results.ts'
import { saidInterval, saidNumber, saidPercent } from './gage-words.ts'
import type { Gage } from './gage.ts'

/** Cells that may say what nobody here understands, and what becomes of them then. */
const doubtful: readonly (readonly [string, (written: string | undefined) => unknown, string, string])[] = [
  ['serialnumber', saidNumber, 'the serial number', 'was damaged by a spreadsheet and is left empty'],
  ['certificatenumber', saidNumber, 'the certificate number', 'was damaged by a spreadsheet and is left empty'],
  ['intervaldays', saidInterval, 'the interval', 'is none, such as 365 or 12 months, and is left empty'],
  ['grrpercent', saidPercent, 'the gage R&R', 'is no number and is left empty'],
  ['asfound', saidTolerance, 'as found', 'is neither in nor out of tolerance, and is not taken'],
  ['asleft', saidTolerance, 'as left', 'is neither in nor out of tolerance, and is not taken'],
  ['result', saidResult, 'the result', 'is none that is plain, such as pass or fail, and is not taken'],
]

/** What is to be said of a line that is taken. */
export function remarksOn(gage: Gage, cells: Cells): readonly string[] {
  return [
    ...(gage.maker === null && cells['manufacturer']
      ? [`the maker '${cells['manufacturer']}' is taken as unknown`]
      : []),
    ...doubtful.flatMap(([name, said, what, follows]) =>
      said(cells[name]) === undefined ? [`${what} '${cells[name]}' ${follows}`] : [],
    ),
    ...calibrationRemarks(gage, cells),
    ...(isEndless(gage) ? ['it has no interval and no due date'] : []),
  ]
}

function calibrationRemarks({ calibration, tool }: Gage, cells: Cells): readonly string[] {
  if (calibration) return []
  const result = saidResult(cells['result'])
  if (result) return [`the result '${cells['result']}' has no day of calibration and is not taken`]
  const isOut = [cells['asfound'], cells['asleft']].some((cell) => saidTolerance(cell) === 'out of tolerance')
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
