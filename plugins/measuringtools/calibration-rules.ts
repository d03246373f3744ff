import type { RowCheck, RowOf } from '@shopdb/contract'
import type { calibration } from './calibrations.ts'

/** What a calibration says of itself. */
export type SaidOfCalibration = Pick<
  RowOf<typeof calibration>,
  'caldate' | 'result' | 'limitation' | 'asfound' | 'asleft' | 'isadjusted' | 'nextduedate'
>

/** What must hold of every calibration. */
export const calibrationchecks: readonly RowCheck<SaidOfCalibration>[] = [
  {
    member: 'caldate',
    message: 'must not be in the future',
    holds: ({ caldate }, today) => caldate <= today,
  },
  {
    member: 'nextduedate',
    message: 'must be after the calibration',
    holds: ({ caldate, nextduedate }) => nextduedate === null || nextduedate > caldate,
  },
  {
    member: 'result',
    message: 'must be limited or fail for a tool that was left out of tolerance',
    holds: (said) => !isPass(said) || leftOf(said) !== 'out of tolerance',
  },
  {
    member: 'asleft',
    message: 'must be measured for a tool that passes',
    holds: (said) => !isPass(said) || leftOf(said) !== 'not measured',
  },
  {
    member: 'result',
    message: 'must be pass after adjustment for a tool that was adjusted',
    holds: ({ result, isadjusted }) => result !== 'pass' || !isadjusted,
  },
  {
    member: 'limitation',
    message: 'must say what the tool may still be used for',
    holds: ({ result, limitation }) => result !== 'limited' || limitation !== null,
  },
  {
    member: 'limitation',
    message: 'must be empty where the result is not limited',
    holds: ({ result, limitation }) => result === 'limited' || limitation === null,
  },
]

const isPass = ({ result }: SaidOfCalibration): boolean => result === 'pass' || result === 'pass after adjustment'

/** How a tool was left: as it was found, where nothing else is said. */
const leftOf = ({ asleft, asfound }: Pick<SaidOfCalibration, 'asleft' | 'asfound'>) => asleft ?? asfound

/** Whether everything that the tool measured before a calibration was fit is beyond doubt until the next one. */
export function isGood(said: Pick<SaidOfCalibration, 'result' | 'asleft' | 'asfound'>): boolean {
  return said.result !== 'fail' && leftOf(said) !== 'out of tolerance'
}

/** Whether what the tool measured before is in doubt: it was found out, or nobody measured how it was found and it is not good. */
export function isInDoubt(said: Pick<SaidOfCalibration, 'result' | 'asleft' | 'asfound'>): boolean {
  return said.asfound === 'out of tolerance' || (said.asfound === 'not measured' && !isGood(said))
}
