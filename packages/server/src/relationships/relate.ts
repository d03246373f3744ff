import { type Tie, notFound } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import type { Desk, Engine } from '../resources/engine.ts'
import { createRow, setActive } from '../resources/write.ts'

/** Ties two assets; one that is there stays, one that was ended comes back. Gives the key of the relation. */
export async function relate(engine: Engine, work: Work, tie: Tie): Promise<number> {
  const relationshiptypeid = await typeOf(work, tie.type)
  const known = await findTie(work, tie, relationshiptypeid)
  const desk = deskOf(engine, work)
  if (!known) {
    const { type: _type, ...members } = tie
    return await createRow(desk, { ...members, relationshiptypeid })
  }
  if (!known.isactive) await setActive(desk, known.id, true)
  return known.id
}

/** Ends the tie, where there is one. */
export async function unrelate(engine: Engine, work: Work, tie: Tie): Promise<void> {
  const known = await findTie(work, tie, await typeOf(work, tie.type))
  if (known?.isactive) await setActive(deskOf(engine, work), known.id, false)
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

async function findTie(
  work: Work,
  { sourceassetid, targetassetid }: Tie,
  relationshiptypeid: number,
): Promise<{ readonly id: number; readonly isactive: boolean } | undefined> {
  const row = await work.trx
    .selectFrom('assetrelationships')
    .select(['relationshipid', 'isactive'])
    .where('sourceassetid', '=', sourceassetid)
    .where('targetassetid', '=', targetassetid)
    .where('relationshiptypeid', '=', relationshiptypeid)
    .executeTakeFirst()
  return row && { id: Number(row['relationshipid']), isactive: row['isactive'] === 1 }
}
