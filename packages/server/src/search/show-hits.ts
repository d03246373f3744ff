import { choiceText, type Field, type JsonRow, type SearchGroup, type SearchHit } from '@shopdb/contract'
import { heededOwners } from '../resources/owners.ts'
import { parseListQuery } from '../resources/query.ts'
import { pagesOf, type Column, type Resource } from '../resources/resource.ts'
import type { Resources } from '../resources/resources.ts'
import { searchedColumns } from '../resources/rows.ts'
import type { Found, FoundGroup } from './groups.ts'
import type { Held } from './held.ts'
import { rankOf, type Question } from './rank.ts'
import { squeezeText } from './squeeze.ts'

/** Reads the rows of a group, one statement for all of them, and tells what people want to see of each. */
export async function showGroup(
  resources: Resources,
  { resource, best, total, removed, assettypeids }: FoundGroup,
  asked: Question & { readonly q: string; readonly held: Held },
): Promise<SearchGroup> {
  const rows = await readRows(resources, resource, { best, isactive: 'true,false' })
  const owners = heededOwners(resources.registry, resource, {})
  const kept = owners.length === 0 ? rows : await readRows(resources, resource, { best })
  // What was purged a moment ago has no row any more.
  const hits = best.flatMap((found) => {
    const row = rows.get(found.id)
    const held = resource.base === 'assets' ? asked.held.get(found.id) : undefined
    return row ? [hitOf(resource, found, { row, isKept: kept.has(found.id), asked, held })] : []
  })
  return {
    resource: resource.name,
    title: resource.title,
    icon: resource.icon,
    hits,
    total,
    more: total > best.length,
    path: listPath(resource, { q: asked.q, isWithRemoved: removed > 0, assettypeids }),
  }
}

/** Without a word on `isactive`, rows of what was removed are left out too. */
async function readRows(
  resources: Resources,
  resource: Resource,
  { best, ...which }: { readonly best: readonly Found[]; readonly isactive?: string },
): Promise<ReadonlyMap<number, JsonRow>> {
  const query = parseListQuery(resource, {
    [resource.key]: best.map(({ id }) => id).join(','),
    ...which,
    sort: resource.key,
    perpage: String(best.length),
    total: 'false',
  })
  const { data } = await resources.reader(resource).list(resources.database.read, query)
  return new Map(data.map((row) => [Number(row[resource.key]), row]))
}

interface Seen {
  readonly row: JsonRow
  /** Whether what it belongs to is there. */
  readonly isKept: boolean
  readonly asked: Question
  /** Which address it has that was asked for. */
  readonly held: string | undefined
}

function hitOf(resource: Resource, { id, score }: Found, { row, isKept, asked, held }: Seen): SearchHit {
  return {
    resource: resource.name,
    id,
    path: `${pagesOf(resource)}/${id}`,
    title: titleOf(resource, row),
    detail: detailOf(resource, { row, asked, held }) || null,
    status: textIn(row, 'assetstatusname') || null,
    icon: resource.icon,
    rank: rankOf(score),
    isactive: row['isactive'] === true && isKept,
  }
}

interface Listed {
  readonly q: string
  readonly isWithRemoved: boolean
  readonly assettypeids: readonly number[]
}

/** The list that shows the same rows. */
function listPath(resource: Resource, { q, isWithRemoved, assettypeids }: Listed): string {
  const removed = isWithRemoved ? '&isactive=true,false' : ''
  const types = assettypeids.length > 0 ? `&assettypeid=${assettypeids.join(',')}` : ''
  return `${pagesOf(resource)}?q=${encodeURIComponent(q)}${types}${removed}`
}

function titleOf(resource: Resource, row: JsonRow): string {
  const display = resource.readable.get(resource.display)
  const name = textIn(row, display?.namemember ?? resource.display, display?.field)
  return name || `${resource.label} ${String(row[resource.key])}`
}

/** Characters of one part of a line. */
const longest = 80

/** What tells the row from its neighbors: its name, the field that matched, and of what it refers to what lists show. */
function detailOf(resource: Resource, { row, asked, held = '' }: Omit<Seen, 'isKept'>): string {
  const others = searchedColumns(resource).filter(({ name }) => name !== resource.display)
  const own = others.flatMap((column) => ownPart(column, row, asked.words))
  const referred = resource.columns
    .filter((column) => isTelling(resource, column))
    .map(({ namemember = '' }) => textIn(row, namemember))
  return [...new Set([...own, held, ...referred])].filter(Boolean).join(' \u00b7 ')
}

/** A shorter word stands in too many fields to say why a row was found. */
const telling = 3

/** A name stands for itself; another field is told by its label, and only when it holds what was asked for. */
function ownPart({ name, field }: Column, row: JsonRow, words: readonly string[]): readonly string[] {
  const text = textIn(row, name, field)
  if (text === '') return []
  if (name === 'name') return [text]
  const squeezed = squeezeText(text)
  return words.some((word) => word.length >= telling && squeezed.includes(word))
    ? [`${field.label ?? name} ${text}`]
    : []
}

const assetmembers = ['modelid', 'locationid']

/** Of an asset its model and its place; of anything else what its list shows. */
function isTelling({ base, display }: Resource, { name, field, namemember }: Column): boolean {
  if (namemember === undefined || name === display) return false
  return base === 'assets' ? assetmembers.includes(name) : field.kind === 'reference' && field.list === true
}

/** A choice is told by its label. */
function textIn(row: JsonRow, name: string, field: Pick<Field, 'labels'> = {}): string {
  const value = row[name]
  const text = typeof value === 'string' || typeof value === 'number' ? choiceText(field, String(value)) : ''
  return text.length > longest ? `${text.slice(0, longest)}...` : text
}
