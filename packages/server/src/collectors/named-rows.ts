import type { JsonRow } from '@shopdb/contract'
import type { Desk } from '../resources/engine.ts'
import type { Column, Resource } from '../resources/resource.ts'
import { keyOf } from '../resources/stored.ts'

/** The keys of rows by name, for each table that was asked for; who makes one while it is used adds it. */
export type NamedRows = ReadonlyMap<string, Map<string, number>>

/** How many names are asked for in one statement. */
const most = 500

/** How a name stands in `NamedRows`. */
export function writtenName(target: Resource, name: string): string {
  const column = target.readable.get(target.display)
  return column?.foldedname === undefined ? name.trim() : keyOf(column, name)
}

/** Looks up what rows name of other tables, in one go for all of them: a list of programs names hundreds. */
export async function readNamedRows(desk: Desk, rows: readonly JsonRow[]): Promise<NamedRows> {
  const found = new Map<string, Map<string, number>>()
  for (const column of desk.resource.columns) {
    const names = namesIn(rows, column)
    if (names.length === 0) continue
    const target = desk.engine.registry.get(column.target ?? '')
    found.set(target.name, new Map([...(found.get(target.name) ?? []), ...(await keysOf(desk, target, names))]))
  }
  return found
}

function namesIn(rows: readonly JsonRow[], { namemember }: Column): readonly string[] {
  if (namemember === undefined) return []
  return rows.flatMap((row) => (typeof row[namemember] === 'string' ? [row[namemember]] : []))
}

async function keysOf({ work }: Desk, target: Resource, names: readonly string[]): Promise<Map<string, number>> {
  const column = target.readable.get(target.display)?.foldedname ?? target.display
  const wanted = [...new Set(names.map((name) => writtenName(target, name)))]
  const keys = new Map<string, number>()
  for (let from = 0; from < wanted.length; from += most) {
    const part = wanted.slice(from, from + most)
    const asked = work.trx.selectFrom(target.base).select([target.key, column]).where(column, 'in', part)
    const rows = await asked.orderBy('isactive', 'desc').orderBy(target.key).execute()
    for (const row of rows) {
      const name = String(row[column])
      if (!keys.has(name)) keys.set(name, Number(row[target.key]))
    }
  }
  return keys
}
