import { type Tie, notFound } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import type { Desk, Engine } from '../resources/engine.ts'
import type { StoredRow } from '../resources/stored.ts'
import { createRow, setActive } from '../resources/write.ts'
import { sameTies } from './rules.ts'

/** Ties two assets; one that is there stays, one that was ended comes back. Gives the key of the relation. */
export async function relate(engine: Engine, work: Work, { type, ...members }: Tie): Promise<number> {
  return await ensureTie(deskOf(engine, work), { ...members, relationshiptypeid: await typeOf(work, type) })
}

/**
 * Makes sure of a relation with these members; gives its key. One that says the same stays, one that somebody had made and
 * ended comes back; what had come with another relation is made anew, for now somebody asks for it.
 */
export async function ensureTie(desk: Desk, members: Readonly<Record<string, unknown>>): Promise<number> {
  const same = await sameTies(desk.work, members)
  const known = same.find((one) => one['isactive'] === 1) ?? same.find((one) => isOwnAndSame(one, members))
  if (!known) return await createRow(desk, members)
  const id = Number(known['relationshipid'])
  if (known['isactive'] !== 1) await setActive(desk, id, true)
  return id
}

function isOwnAndSame(one: StoredRow, members: Readonly<Record<string, unknown>>): boolean {
  return one['propagatedfromid'] === null && one['sourceassetid'] === members['sourceassetid']
}

/** Ends the tie, where there is one. */
export async function unrelate(engine: Engine, work: Work, { type, ...members }: Tie): Promise<void> {
  const same = await sameTies(work, { ...members, relationshiptypeid: await typeOf(work, type) })
  const known = same.find((one) => one['isactive'] === 1)
  if (known) await setActive(deskOf(engine, work), Number(known['relationshipid']), false)
}

const deskOf = (engine: Engine, work: Work): Desk => ({
  engine,
  work,
  resource: engine.registry.get('assetrelationships'),
})

async function typeOf(work: Work, name: string): Promise<number> {
  const types = work.trx.selectFrom('relationshiptypes').select('relationshiptypeid').where('name', '=', name)
  const row = await types.executeTakeFirst()
  if (!row) throw notFound(`There is no relation '${name}'; there are partof, controls and connectedto.`)
  return Number(row['relationshiptypeid'])
}
