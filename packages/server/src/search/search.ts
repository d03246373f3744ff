import type { SearchAnswer, SearchGroup, SearchHit } from '@shopdb/contract'
import { isAtLeast, type Actor } from '../access/actor.ts'
import { foldText } from '../base/fold.ts'
import type { Resources } from '../resources/resources.ts'
import { searchedColumns } from '../resources/rows.ts'
import type { Book } from './book.ts'
import type { TextFinder } from './finder.ts'
import { findGroups, type FoundGroup } from './groups.ts'
import { heldBy } from './held.ts'
import type { SearchQuery } from './query.ts'
import { showGroup } from './show-hits.ts'
import { squeezeText, wordsOf } from './squeeze.ts'

/** Searches everything that the actor may read. */
export async function searchAll(
  { resources, finder }: { readonly resources: Resources; readonly finder: TextFinder },
  actor: Actor,
  { q, limit }: SearchQuery,
): Promise<SearchAnswer> {
  const { registry, database } = resources
  const question = { q: q.trim(), phrase: squeezeText(q), words: wordsOf(q) }
  const isReadable: Searching['isReadable'] = ({ read }) => isAtLeast(actor, read.least)
  const held = await heldBy({ registry, read: database.read, isReadable }, q)
  const book = await finder.book()
  const found = findGroups({ registry, book, question, held, limit, isReadable })
  const groups = await Promise.all(found.map((group) => showGroup(resources, group, { ...question, held })))
  const kept = groups.filter(({ hits }) => hits.length > 0)
  return { q: question.q, exact: exactHit(book, { found, groups: kept, q }), groups: kept }
}

type Searching = Parameters<typeof findGroups>[0]

interface Answered {
  readonly found: readonly FoundGroup[]
  readonly groups: readonly SearchGroup[]
  readonly q: string
}

/** The only row whose tag it is. Where several tags are alike but for their signs, the one that is written so. */
function exactHit(book: Book, { found, groups, q }: Answered): SearchHit | null {
  const hits = groups.flatMap((group) => group.hits.filter((hit) => hit.rank === 'exact' && hit.isactive))
  const [hit, another] = hits
  if (!hit || !another) return hit ?? null
  const written = writtenSo(book, found, foldText(q))
  const [only, second] = hits.filter(({ resource, id }) => written.has(`${resource} ${id}`))
  return only && !second ? only : null
}

function writtenSo(book: Book, found: readonly FoundGroup[], folded: string): ReadonlySet<string> {
  const names = found.flatMap(({ resource, best }) => {
    const identities = searchedColumns(resource).map(({ field }) => field.identity === true)
    const shelf = book.shelves.get(resource.entitytype)
    const mine = best.filter(({ place }) =>
      shelf?.folded[place]?.split('\n').some((line, index) => identities[index] && line === folded),
    )
    return mine.map(({ id }) => `${resource.name} ${id}`)
  })
  return new Set(names)
}
