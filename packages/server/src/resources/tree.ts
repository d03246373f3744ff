import { conflict } from '@shopdb/contract'
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
  if (
    parentid !== entityid &&
    !(await isBelow(work, { resource, parent: declaration.parent, start: Number(parentid), top: entityid }))
  )
    return
  const label = resource.label.toLowerCase()
  throw conflict(`A ${label} cannot stand below itself.`, [
    { path: `/${declaration.parent}`, message: `must be a ${label} that is not below this one` },
  ])
}

/** The walk upwards from one row, and the row it must not meet. */
interface Line {
  readonly resource: Resource
  readonly parent: string
  readonly start: number
  readonly top: number
}

async function isBelow(work: Work, { resource, parent, start, top }: Line): Promise<boolean> {
  const { base: table, key } = resource
  const [ref, up] = [sql.ref(`above.${key}`), sql.ref(`above.${parent}`)]
  const { rows } = await sql`with recursive line(id, parentid) as (
      select ${sql.ref(key)}, ${sql.ref(parent)} from ${sql.table(table)} where ${sql.ref(key)} = ${start}
      union select ${ref}, ${up} from ${sql.table(table)} as above inner join line on ${ref} = line.parentid)
    select id from line where id = ${top}`.execute(work.trx)
  return rows.length > 0
}
