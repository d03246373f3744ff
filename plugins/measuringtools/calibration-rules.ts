import { type Flaw, invalid, type RowOf } from '@shopdb/contract'
import type { calibration } from './calibrations.ts'

/** What a calibration says of itself. */
export type Said = Pick<
  RowOf<typeof calibration>,
  'caldate' | 'result' | 'limitation' | 'asfound' | 'asleft' | 'isadjusted' | 'nextduedate'
>

/** What a member must be, and when it is not. */
interface Demand extends Flaw {
  readonly isBroken: (said: Said, today: string) => boolean
}

const demands: readonly Demand[] = [
  {
    path: '/caldate',
    message: 'must not be in the future',
    isBroken: ({ caldate }, today) => caldate > today,
  },
  {
    path: '/nextduedate',
    message: 'must be after the calibration',
    isBroken: ({ caldate, nextduedate }) => nextduedate !== null && nextduedate <= caldate,
  },
  {
    path: '/result',
    message: 'must be limited or fail for a tool that was left out of tolerance',
    isBroken: (said) => isPass(said) && leftOf(said) === 'out of tolerance',
  },
  {
    path: '/asleft',
    message: 'must be measured for a tool that passes',
    isBroken: (said) => isPass(said) && leftOf(said) === 'not measured',
  },
  {
    path: '/result',
    message: 'must be pass after adjustment for a tool that was adjusted',
    isBroken: ({ result, isadjusted }) => result === 'pass' && isadjusted,
  },
  {
    path: '/limitation',
    message: 'must say what the tool may still be used for',
    isBroken: ({ result, limitation }) => result === 'limited' && limitation === null,
  },
  {
    path: '/limitation',
    message: 'must be empty where the result is not limited',
    isBroken: ({ result, limitation }) => result !== 'limited' && limitation !== null,
  },
]

const isPass = ({ result }: Said): boolean => result === 'pass' || result === 'pass after adjustment'

/** Everything that does not go together; `today` is the day at the site. */
export function flawsOf(said: Said, today: string): readonly Flaw[] {
  const broken = demands.filter(({ isBroken }) => isBroken(said, today))
  return broken.map(({ path, message }) => ({ path, message }))
}

/** Throws `invalid` with everything that does not go together. */
export function checkSaid(said: Said, today: string): void {
  const flaws = flawsOf(said, today)
  if (flaws.length > 0) throw invalid(`This calibration does not fit together: ${flaws[0]?.message}.`, flaws)
}

/** How a tool was left: as it was found, where nothing else is said. */
const leftOf = ({ asleft, asfound }: Pick<Said, 'asleft' | 'asfound'>) => asleft ?? asfound

/** Whether everything that the tool measured before a calibration was fit is beyond doubt until the next one. */
export function isGood(said: Pick<Said, 'result' | 'asleft' | 'asfound'>): boolean {
  return said.result !== 'fail' && leftOf(said) !== 'out of tolerance'
}

/** Whether what the tool measured before is in doubt: it was found out, or nobody measured how it was found and it is not good. */
export function isInDoubt(said: Pick<Said, 'result' | 'asleft' | 'asfound'>): boolean {
  return said.asfound === 'out of tolerance' || (said.asfound === 'not measured' && !isGood(said))
}
