import type { Wish } from '../plan.ts'
import type { Draft } from './draft.ts'
import { machineKey } from './equipment.ts'

type Values = Readonly<Record<string, Wish>>

/**
 * The halves of one machine stand in one place and move as one: that of the head of the group, and the others have no spot
 * of their own, but take the head's. A head without a spot gets that of the first half that has one.
 */
export function standTogether(drafts: readonly Draft[], heads: ReadonlyMap<number, number>): readonly Draft[] {
  const headkeys = new Map([...heads].map(([member, head]) => [machineKey(member), machineKey(head)]))
  const bykey = new Map(drafts.map((draft) => [draft.row.key, draft]))
  const spots = new Map(
    [...new Set(headkeys.values())].map((head) => [head, groupSpot(drafts, headkeys, bykey.get(head))] as const),
  )
  return drafts.map((draft) => {
    const head = headkeys.get(draft.row.key)
    if (head !== undefined) return leaning(draft, bykey.get(head)?.row.label ?? '', spots.get(head))
    const spot = spots.get(draft.row.key)
    return spot === undefined ? draft : { ...draft, row: { ...draft.row, values: { ...draft.row.values, ...spot } } }
  })
}

function groupSpot(drafts: readonly Draft[], headkeys: ReadonlyMap<string, string>, head?: Draft): Values | undefined {
  const members = drafts.filter((draft) => headkeys.get(draft.row.key) === head?.row.key)
  return [...(head ? [head] : []), ...members].map(({ row }) => spotOf(row.values)).find((spot) => spot !== undefined)
}

function spotOf({ mapx, mapy, floorplanid }: Values): Values | undefined {
  return mapx === undefined || mapy === undefined || floorplanid === undefined ? undefined : { mapx, mapy, floorplanid }
}

function leaning(draft: Draft, head: string, spot: Values | undefined): Draft {
  const { mapx, mapy, floorplanid: _floorplanid, ...values } = draft.row.values
  const row = { ...draft.row, values }
  if (mapx === undefined || (mapx === spot?.['mapx'] && mapy === spot['mapy'])) return { ...draft, row }
  const text = `stands where ${head} stands, of which it is a half, and no longer at (${String(mapx)},${String(mapy)})`
  return { row, notes: [...draft.notes, { kind: 'mapofhalf', text }] }
}
