import { conflict, inSentence } from '@shopdb/contract'
import { sql } from 'kysely'
import type { Work } from '../changes/work.ts'
import type { Step } from './engine.ts'
import type { Resource } from './resource.ts'

/** In a tree no row may become its own ancestor. */
export async function refuseCycle(work: Work, { resource, entityid, before, after }: Step): Promise<void> {
  const { declaration } = resource
  if (declaration.form !== 'resource' || !declaration.parent || entityid === undefined) return
  const parentid = after?.[declaration.parent] ?? null
  if (parentid === null || parentid === before?.[declaration.parent]) return
  const line = await lineFrom(work, { resource, parent: declaration.parent, start: Number(parentid) })
  if (!line.has(entityid)) return
  const label = inSentence(resource.label)
  const name = String(after?.[resource.display])
  const why =
    parentid === entityid
      ? 'cannot stand below itself'
      : `cannot stand below ${line.get(Number(parentid))}, which is below it`
  throw conflict(`${name} ${why}.`, [
    { path: `/${declaration.parent}`, message: `must be a ${label} that is not below this one` },
  ])
}

/** The walk upwards from one row. */
interface Walk {
  readonly resource: Resource
  readonly parent: string
  readonly start: number
}

/** The row it starts from and all above it, by key, with their names. */
async function lineFrom(work: Work, { resource, parent, start }: Walk): Promise<ReadonlyMap<number, string>> {
  const { base: table, key, display } = resource
  const [ref, up] = [sql.ref(`above.${key}`), sql.ref(`above.${parent}`)]
  const { rows } = await sql<{ id: number; name: string }>`with recursive line(id, parentid, name) as (
      select ${sql.ref(key)}, ${sql.ref(parent)}, ${sql.ref(display)} from ${sql.table(table)} where ${sql.ref(key)} = ${start}
      union select ${ref}, ${up}, ${sql.ref(`above.${display}`)} from ${sql.table(table)} as above inner join line on ${ref} = line.parentid)
    select id, name from line`.execute(work.trx)
  return new Map(rows.map((row) => [row.id, row.name]))
}
