import { addDays, type Flaw, invalid, type RowOf } from '@shopdb/contract'
import type { calibration } from './calibrations.ts'

type Calibration = RowOf<typeof calibration>

/** What a calibration says of itself. */
export type Said = Pick<
  Calibration,
  'caldate' | 'result' | 'limitation' | 'asfound' | 'asleft' | 'isadjusted' | 'nextduedate'
>

/** Throws `invalid` with everything that does not go together. `today` is in UTC: it may be tomorrow at the site already. */
export function checkSaid(said: Said, today: string): void {
  const flaws = [...dateFlaws(said, today), ...resultFlaws(said), ...limitFlaws(said)]
  if (flaws.length > 0) throw invalid(`This calibration does not fit together: ${flaws[0]?.message}.`, flaws)
}

function dateFlaws({ caldate, nextduedate }: Said, today: string): readonly Flaw[] {
  return [
    ...flawIf(caldate > addDays(today, 1), 'caldate', 'must not be in the future'),
    ...flawIf(nextduedate !== null && nextduedate <= caldate, 'nextduedate', 'must be after the calibration'),
  ]
}

function resultFlaws(said: Said): readonly Flaw[] {
  const { result } = said
  const left = leftOf(said)
  const isPass = result === 'pass' || result === 'pass after adjustment'
  return [
    ...flawIf(
      isPass && left === 'out of tolerance',
      'result',
      'must be limited or fail for a tool that was left out of tolerance',
    ),
    ...flawIf(isPass && left === 'not measured', 'asleft', 'must be measured for a tool that passes'),
    ...flawIf(
      result === 'pass' && said.isadjusted,
      'result',
      'must be pass after adjustment for a tool that was adjusted',
    ),
  ]
}

function limitFlaws({ result, limitation }: Said): readonly Flaw[] {
  return [
    ...flawIf(
      result === 'limited' && limitation === null,
      'limitation',
      'must say what the tool may still be used for',
    ),
    ...flawIf(
      result !== 'limited' && limitation !== null,
      'limitation',
      'must be empty where the result is not limited',
    ),
  ]
}

const flawIf = (isWrong: boolean, member: string, message: string): readonly Flaw[] =>
  isWrong ? [{ path: `/${member}`, message }] : []

/** How a tool was left: as it was found, where nothing else is said. */
export function leftOf({ asleft, asfound }: Pick<Said, 'asleft' | 'asfound'>): NonNullable<Said['asleft']> {
  return asleft ?? asfound
}

/** Whether everything that the tool measured before a calibration was fit is beyond doubt until the next one. */
export function isGood(said: Pick<Said, 'result' | 'asleft' | 'asfound'>): boolean {
  return said.result !== 'fail' && leftOf(said) !== 'out of tolerance'
}
