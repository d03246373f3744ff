import { conflict } from '@shopdb/contract'
import { sql } from 'kysely'
import type { Work } from '../changes/work.ts'
import type { Step } from './engine.ts'

/** In a tree no row may become its own ancestor. */
export async function refuseCycle(work: Work, { resource, entityid, before, after }: Step): Promise<void> {
  const { declaration } = resource
  if (declaration.form !== 'resource' || !declaration.parent || entityid === undefined) return
  const parentid = after?.[declaration.parent] ?? null
  if (parentid === null || parentid === before?.[declaration.parent]) return
  if (
    parentid !== entityid &&
    !(await isBelow(work, resource.base, resource.key, declaration.parent, Number(parentid), entityid))
  )
    return
  const label = resource.label.toLowerCase()
  throw conflict(`A ${label} cannot stand below itself.`, [
    { path: `/${declaration.parent}`, message: `must be a ${label} that is not below this one` },
  ])
}

async function isBelow(
  work: Work,
  table: string,
  key: string,
  parent: string,
  start: number,
  top: number,
): Promise<boolean> {
  const [ref, up] = [sql.ref(`above.${key}`), sql.ref(`above.${parent}`)]
  const { rows } = await sql`with recursive line(id, parentid) as (
      select ${sql.ref(key)}, ${sql.ref(parent)} from ${sql.table(table)} where ${sql.ref(key)} = ${start}
      union select ${ref}, ${up} from ${sql.table(table)} as above inner join line on ${ref} = line.parentid)
    select id from line where id = ${top}`.execute(work.trx)
  return rows.length > 0
}
