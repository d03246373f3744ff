import type { FollowParts } from '../changes/follow.ts'
import type { Positions } from '../positions/positions.ts'
import { mapAnswer } from './answer.ts'
import { followCatalogs } from './catalogs.ts'
import { followLabels } from './labels.ts'
import { packText, type PackedText } from './packed.ts'
import { getPlan, showFloor, type Known } from './show-floor.ts'

/** What the map is answered from. */
export interface Floors {
  /** All that is known, with everything that was committed before. */
  now(): Promise<Known>
  /** The answer of one plan, made once for each time that something changed. */
  answer(known: Known, floorplanid: number | undefined): PackedText
}

interface Made {
  readonly known: Known
  readonly answer: PackedText
}

/** Keeps what the map shows in memory, and the finished answer of each plan. */
export function openFloors(parts: FollowParts, positions: Positions): Floors {
  const labels = followLabels(parts)
  const catalogs = followCatalogs(parts)
  const made = new Map<number, Made>()
  return {
    now: async () => ({ everything: await positions.all(), labels: await labels(), catalogs: await catalogs() }),
    answer: (known, asked) => {
      const plan = getPlan(known.catalogs, asked)
      const before = made.get(plan.floorplanid)
      if (before && isSame(before.known, known)) return before.answer
      const answer = packText(JSON.stringify(mapAnswer(showFloor(known, plan))), before?.answer)
      made.set(plan.floorplanid, { known, answer })
      return answer
    },
  }
}

function isSame(one: Known, other: Known): boolean {
  return one.everything === other.everything && one.labels === other.labels && one.catalogs === other.catalogs
}
