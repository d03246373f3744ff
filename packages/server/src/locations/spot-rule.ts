import { invalidInput, type Flaw } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import type { Rule } from '../resources/engine.ts'
import type { StoredRow } from '../resources/stored.ts'

/** What says where a thing stands by itself. */
export interface OwnSpot {
  readonly mapx: number | null
  readonly mapy: number | null
  readonly floorplanid: number | null
}

/** What a spot is checked against. */
export interface PlanSize {
  readonly floorplanid: number
  readonly name: string
  readonly width: number
  readonly height: number
  readonly isactive: number
}

/**
 * A spot of an asset or location is whole, on a floor plan that is there, and within its picture. Only one that is new or
 * changed is looked at, so that a row from before can be mended bit by bit.
 */
export const spotRule: Rule = {
  check: async (work, { before, after }) => {
    if (!after || !isNew(before, after)) return
    // Rows of two tables that both have these columns.
    const spot = after as unknown as OwnSpot
    const hasSpot = (spot.mapx ?? null) !== null || (spot.mapy ?? null) !== null
    const flaw = hasSpot ? flawOfSpot(spot, await work.memory.table('floorplans', () => readPlans(work))) : undefined
    if (flaw) throw invalidInput([flaw])
  },
}

const members = ['mapx', 'mapy', 'floorplanid'] as const

function isNew(before: StoredRow | undefined, after: StoredRow): boolean {
  if (!before || before['isactive'] !== after['isactive']) return after['isactive'] !== 0
  return members.some((name) => (before[name] ?? null) !== (after[name] ?? null))
}

async function readPlans({ trx }: Work): Promise<readonly PlanSize[]> {
  const rows = await trx
    .selectFrom('floorplans')
    .select(['floorplanid', 'name', 'width', 'height', 'isactive'])
    .orderBy('floorplanid')
    .execute()
  // Rows of this very table.
  return rows as unknown as readonly PlanSize[]
}

/** What is wrong with a spot. A site without floor plans has nothing to check it against; a plan that is not there is the database's to refuse. */
export function flawOfSpot(spot: OwnSpot, plans: readonly PlanSize[]): Flaw | undefined {
  const [x, y] = [spot.mapx ?? null, spot.mapy ?? null]
  if (x === null && y === null) return undefined
  if (x === null || y === null) {
    const message = 'must be given together with the other coordinate, or both be empty'
    return { path: x === null ? '/mapx' : '/mapy', message }
  }
  const there = plans.filter((plan) => plan.isactive === 1)
  if ((spot.floorplanid ?? null) === null) {
    if (there.length === 0) return undefined
    return { path: '/floorplanid', message: `must say on which floor plan the spot is: ${choiceOf(there)}` }
  }
  const plan = plans.find((one) => one.floorplanid === spot.floorplanid)
  return plan && (flawOfPlan(plan, there) ?? outside('mapx', x, plan) ?? outside('mapy', y, plan))
}

const choiceOf = (plans: readonly PlanSize[]): string =>
  plans
    .slice(0, 5)
    .map((plan) => `${plan.floorplanid} (${plan.name})`)
    .join(', ')

function flawOfPlan(plan: PlanSize, there: readonly PlanSize[]): Flaw | undefined {
  if (plan.isactive === 1) return undefined
  const choice = there.length > 0 ? `; there is ${choiceOf(there)}` : ''
  return { path: '/floorplanid', message: `must be a floor plan that was not removed, as ${plan.name} was${choice}` }
}

function outside(name: 'mapx' | 'mapy', value: number, plan: PlanSize): Flaw | undefined {
  const [most, what] = name === 'mapx' ? [plan.width, 'width'] : [plan.height, 'height']
  if (value >= 0 && value <= most) return undefined
  return { path: `/${name}`, message: `must be from 0 to ${most}, the ${what} of ${plan.name}, not ${value}` }
}
