import { invalidInput, type UnplacedAnswer } from '@shopdb/contract'
import { foldText } from '../base/fold.ts'
import type { Label } from './labels.ts'
import { unplacedAssets, type Known } from './show-floor.ts'

/** Which of them are asked for; `after` is the number of the last one that was answered. */
export interface UnplacedQuery {
  readonly assettypeid?: number | undefined
  readonly q?: string | undefined
  readonly after?: string | undefined
}

const most = 100

/** Lists what has no place on any plan, by number. The list is sorted once for each time that something changed. */
export function openUnplaced(): (known: Known, query: UnplacedQuery) => UnplacedAnswer {
  let listed: { readonly known: Known; readonly labels: readonly Label[] } | undefined
  const sorted = (known: Known): readonly Label[] => {
    const { everything, labels } = known
    if (listed?.known.everything !== everything || listed.known.labels !== labels)
      listed = { known, labels: unplacedAssets(known).toSorted(byNumber) }
    return listed.labels
  }
  return (known, query) => answerOf(known, sorted(known), query)
}

const byNumber = (one: Label, other: Label): number => (one.assetnumber < other.assetnumber ? -1 : 1)

function answerOf({ catalogs }: Known, labels: readonly Label[], query: UnplacedQuery): UnplacedAnswer {
  const matching = labels.filter(matcherOf(query))
  const last = query.after === undefined ? undefined : afterOf(query.after)
  const start = last === undefined ? 0 : matching.findIndex(({ assetnumber }) => assetnumber > last)
  const page = start === -1 ? [] : matching.slice(start, start + most)
  const end = start === -1 ? undefined : matching[start + most]
  return {
    data: page.map(({ assetid, assetnumber, name, assettypeid }) => {
      const assettypename = catalogs.assettypes.get(assettypeid)?.name ?? `${assettypeid}`
      return { assetid, assetnumber, name, assettypeid, assettypename }
    }),
    meta: { total: matching.length, next: end ? cursorOf(page.at(-1)?.assetnumber ?? '') : null },
  }
}

/** All words stand somewhere in number or name. */
function matcherOf({ assettypeid, q = '' }: UnplacedQuery): (label: Label) => boolean {
  const words = foldText(q).split(/\s+/u).filter(Boolean)
  return (label) => {
    if (assettypeid !== undefined && label.assettypeid !== assettypeid) return false
    if (words.length === 0) return true
    const text = foldText(`${label.assetnumber} ${label.name ?? ''}`)
    return words.every((word) => text.includes(word))
  }
}

const cursorOf = (assetnumber: string): string => Buffer.from(assetnumber).toString('base64url')

function afterOf(cursor: string): string {
  const assetnumber = Buffer.from(cursor, 'base64url').toString()
  if (cursor !== '' && cursorOf(assetnumber) === cursor) return assetnumber
  throw invalidInput([{ path: '/after', message: 'must be the next of the answer before' }])
}
