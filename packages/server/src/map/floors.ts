import { setImmediate } from 'node:timers/promises'
import type { MapAnswer } from '@shopdb/contract'
import type { FollowParts } from '../changes/follow.ts'
import type { Positions } from '../positions/positions.ts'
import { mapAnswer } from './answer.ts'
import { followCatalogs } from './catalogs.ts'
import { followLabels } from './labels.ts'
import { packText, type PackedText } from './packed.ts'
import type { PlanRow } from './plan.ts'
import { getPlan, showFloor, type Known } from './show-floor.ts'

/** What the map is answered from. */
export interface Floors {
  /** All that is known, with everything that was committed before. */
  now(): Promise<Known>
  /** The answer of one plan, made once for each time that something changed. */
  answer(known: Known, floorplanid: number | undefined): Promise<PackedText>
}

interface Made {
  readonly known: Known
  readonly answer: Promise<PackedText>
}

/** Keeps what the map shows in memory, and the finished answer of each plan. */
export function openFloors(parts: FollowParts, positions: Positions): Floors {
  const labels = followLabels(parts)
  const catalogs = followCatalogs(parts)
  const made = new Map<number, Made>()
  return {
    now: async () => {
      const [everything, named, cataloged] = await Promise.all([positions.all(), labels(), catalogs()])
      return { everything, labels: named, catalogs: cataloged }
    },
    answer: async (known, asked) => {
      const plan = getPlan(known.catalogs, asked)
      const before = made.get(plan.floorplanid)
      if (before && isSame(before.known, known)) return await before.answer
      const answer = makeAnswer(known, plan, before?.answer)
      made.set(plan.floorplanid, { known, answer })
      answer.catch(() => made.delete(plan.floorplanid))
      return await answer
    },
  }
}

/** It takes milliseconds, between which others are served. */
async function makeAnswer(known: Known, plan: PlanRow, before: Promise<PackedText> | undefined): Promise<PackedText> {
  await setImmediate()
  const answer = mapAnswer(showFloor(known, plan))
  await setImmediate()
  return packText(piecesOf(answer), await before?.catch(() => undefined))
}

/** The columns by themselves: after a change most of them are as they were. */
function piecesOf({ assets, ...rest }: MapAnswer): readonly string[] {
  const columns = Object.entries(assets).map(([name, column]) => `"${name}":${JSON.stringify(column)},`)
  const [last = ''] = columns.splice(-1)
  return ['{"assets":{', ...columns, `${last.slice(0, -1)}},${JSON.stringify(rest).slice(1)}`]
}

function isSame(one: Known, other: Known): boolean {
  return one.everything === other.everything && one.labels === other.labels && one.catalogs === other.catalogs
}
