import type { JsonRow } from '@shopdb/contract'
import { sql, type Kysely } from 'kysely'
import type { Tables } from '../../database/database.ts'
import type { Registry } from '../../resources/registry.ts'
import type { Resource } from '../../resources/resource.ts'
import { shownMembers } from '../../resources/rows.ts'
import { entityTable, referencesOf } from './belongings.ts'
import { keysOf, type Leaving } from './leaving.ts'
import type { NeedLine } from './lines.ts'

type Read = Kysely<Tables>
type Ids = Map<string, Set<number>>

/** Where needs are looked for. */
export interface NeedParts {
  readonly read: Read
  readonly registry: Registry
  readonly leaving: readonly Leaving[]
  readonly isLeaving: (table: string, id: number) => boolean
}

/** Every row that stays and that rows that leave point to, and what those point to in turn. */
export async function findNeeds(parts: NeedParts, ties: readonly JsonRow[]): Promise<readonly NeedLine[]> {
  const open: Ids = new Map()
  const ask = (table: string, id: number): void => {
    if (!parts.isLeaving(table, id)) open.set(table, (open.get(table) ?? new Set()).add(id))
  }
  for (const one of parts.leaving) await askOfTable(parts, one, ask)
  for (const tie of ties) {
    for (const end of ['sourceassetid', 'targetassetid']) ask('assets', Number(tie[end]))
    if (tie['propagatesthroughid'] !== null) ask('relationshiptypes', Number(tie['propagatesthroughid']))
  }
  return await followed(parts, open, (table) => parts.registry.get(table))
}

type AskFor = (table: string, id: number) => void

async function askOfTable({ read, registry }: NeedParts, one: Leaving, ask: AskFor): Promise<void> {
  const { resource } = one
  for (const { name, part, target } of referencesOf(registry, resource)) {
    const table = part === 'own' ? (resource.own ?? resource.base) : resource.base
    const { rows } = await sql<{
      id: number | null
    }>`select distinct ${sql.ref(name)} as id from ${sql.table(table)} where ${sql.ref(resource.key)} in (${keysOf(one)})`.execute(
      read,
    )
    for (const { id } of rows) if (id !== null) ask(target, id)
  }
}

/** Users are people of their site; types and relation types are there everywhere. */
async function followed(parts: NeedParts, open: Ids, get: (table: string) => Resource): Promise<readonly NeedLine[]> {
  const found = new Map<string, NeedLine>()
  while (open.size > 0) {
    const [table, ids] = [...open][0] ?? ['', new Set<number>()]
    open.delete(table)
    const fresh = [...ids].filter((id) => !found.has(`${table} ${id}`))
    for (const line of await needLines(parts.read, get(table), fresh)) {
      found.set(`${table} ${line.id}`, line)
      // Another plugin's asset is found by its number, and never made.
      if (table !== 'assets') askOfLine(parts, open, line)
    }
  }
  return [...found.values()]
}

function askOfLine({ registry, isLeaving }: NeedParts, open: Ids, { table, values }: NeedLine): void {
  for (const { name, target } of referencesOf(registry, registry.get(table))) {
    const id = values[name]
    if (typeof id === 'number' && !isLeaving(target, id)) open.set(target, (open.get(target) ?? new Set()).add(id))
  }
}

async function needLines(read: Read, resource: Resource, ids: readonly number[]): Promise<readonly NeedLine[]> {
  const lines: NeedLine[] = []
  for (let start = 0; start < ids.length; start += 500) {
    const some = ids.slice(start, start + 500)
    const rows = await read.selectFrom(resource.base).selectAll().where(resource.key, 'in', some).execute()
    for (const row of rows) {
      const values = shownMembers(
        resource,
        row,
        resource.columns.map(({ name }) => name),
      )
      lines.push({ kind: 'need', table: entityTable(resource), id: Number(row[resource.key]), values })
    }
  }
  return lines
}
