import { choiceText, inSentence, notFound } from '@shopdb/contract'
import { sql } from 'kysely'
import { foldText } from '../base/fold.ts'
import type { Work } from '../changes/work.ts'
import type { Column, Resource } from './resource.ts'
import { fromOf } from './select.ts'
import { shownValue, type StoredRow } from './stored.ts'

/** Rows as stored, both tables of an asset type side by side, by their keys and in the order of the keys. */
export async function storedRows(
  work: Work,
  resource: Resource,
  ids: readonly number[],
): Promise<readonly StoredRow[]> {
  if (ids.length === 0) return []
  const key = sql.ref(`t.${resource.key}`)
  const { rows } =
    await sql<StoredRow>`select * ${fromOf(resource)} where ${key} in (${sql.join(ids)}) order by ${key}`.execute(
      work.trx,
    )
  return rows
}

/** One row as stored; throws `notfound`. */
export async function storedRow(work: Work, resource: Resource, id: number): Promise<StoredRow> {
  const [row] = await storedRows(work, resource, [id])
  if (!row) throw notFound(`There is no ${inSentence(resource.label)} ${id}.`)
  return row
}

/** What people call the row. */
export function nameOf(resource: Resource, row: StoredRow): string {
  return textOf(resource, row, resource.display) || String(row[resource.key] ?? '')
}

/** A member as people read it in a text: a choice by its label. */
function textOf({ readable }: Resource, row: StoredRow, name: string): string {
  return choiceText(readable.get(name)?.field ?? {}, String(row[name] ?? ''))
}

/** The text by which the search finds the row: its searchable fields, folded, a line for each in the order of the declaration. */
export function searchText(resource: Resource, row: StoredRow): string {
  return searchedColumns(resource)
    .map(({ name }) => foldText(textOf(resource, row, name)))
    .join('\n')
}

/** The fields by which the search finds rows. */
export function searchedColumns({ columns }: Resource): readonly Column[] {
  return columns.filter((column) => column.field.search)
}

/** The declared members of a stored row as the API tells them; without the secrets' values. */
export function shownMembers(resource: Resource, row: StoredRow, names: Iterable<string>): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const name of names) {
    const column = resource.readable.get(name)
    if (column) shown[name] = shownValue(column.field, row[name])
  }
  return shown
}
