import { sql } from 'kysely'
import type { Work } from '../changes/work.ts'
import type { Engine, Rule, Step } from '../resources/engine.ts'
import type { StoredRow } from '../resources/stored.ts'
import { createRow, purgeRow, setActive, updateRow } from '../resources/write.ts'
import { mostdepth, tiedTo, type Tie } from './ties.ts'

type Followed = Step & { readonly entityid: number }

/**
 * What is done to one half of a machine is done to the other: a relationship whose type (or which itself) names a type to
 * propagate through is also made for the assets tied to its target by that type, and ends with it, in the same change set.
 */
export function propagationRule(engineOf: () => Engine): Rule {
  return {
    check: async (work, { resource, entityid, before, after }) => {
      if (!before || after || entityid === undefined) return
      // What it made refers to it, so it has to go first.
      for (const id of await madeBy(work, entityid)) await purgeRow({ engine: engineOf(), work, resource }, id)
    },
    follow: async (work, step) => {
      if (step.after && !step.before) return propagate(engineOf(), work, step, step.after)
      if (step.after && step.before && step.after['isactive'] !== step.before['isactive'])
        return followActive(engineOf(), work, step)
    },
  }
}

async function madeBy(work: Work, entityid: number): Promise<readonly number[]> {
  const rows = work.trx
    .selectFrom('assetrelationships')
    .select('relationshipid')
    .where('propagatedfromid', '=', entityid)
  return (await rows.execute()).map((row) => Number(row['relationshipid']))
}

async function followActive(engine: Engine, work: Work, { resource, entityid, after }: Followed): Promise<void> {
  for (const id of await madeBy(work, entityid))
    await setActive({ engine, work, resource }, id, after?.['isactive'] === 1)
}

async function propagate(engine: Engine, work: Work, { resource, entityid }: Followed, row: StoredRow): Promise<void> {
  if (row['propagatedfromid'] !== null) return
  const through = row['propagatesthroughid'] ?? (await throughOf(work, row['relationshiptypeid']))
  if (through === null || through === undefined) return
  const source = Number(row['sourceassetid'])
  const targets = await tied(work, Number(row['targetassetid']), Number(through))
  for (const target of targets.filter((asset) => asset !== source)) {
    await makeFor(engine, work, { resource, origin: entityid, row, target })
  }
}

async function throughOf(work: Work, typeid: unknown): Promise<unknown> {
  const type = work.trx
    .selectFrom('relationshiptypes')
    .select('propagatesthroughid')
    .where('relationshiptypeid', '=', typeid)
  return (await type.executeTakeFirst())?.['propagatesthroughid']
}

/** The assets tied to one by a type; only ties that the walk can reach are read. */
async function tied(work: Work, asset: number, typeid: number): Promise<readonly number[]> {
  const { rows } = await sql<Tie>`with recursive reached(assetid, depth) as (
      select ${asset}, 0
      union
      select case when tie.sourceassetid = reached.assetid then tie.targetassetid else tie.sourceassetid end, reached.depth + 1
        from reached inner join assetrelationships as tie
          on reached.assetid in (tie.sourceassetid, tie.targetassetid)
        where tie.relationshiptypeid = ${typeid} and tie.isactive = 1 and reached.depth < ${mostdepth})
    select distinct tie.sourceassetid as one, tie.targetassetid as other
      from assetrelationships as tie inner join reached on reached.assetid in (tie.sourceassetid, tie.targetassetid)
      where tie.relationshiptypeid = ${typeid} and tie.isactive = 1`.execute(work.trx)
  return tiedTo(asset, rows)
}

interface Making {
  readonly resource: Step['resource']
  readonly origin: number
  readonly row: StoredRow
  readonly target: number
}

/** One that was there and removed comes back as made by this origin; one that is there stays as it is. */
async function makeFor(engine: Engine, work: Work, { resource, origin, row, target }: Making): Promise<void> {
  const same = work.trx
    .selectFrom('assetrelationships')
    .select(['relationshipid', 'isactive'])
    .where('sourceassetid', '=', row['sourceassetid'])
    .where('targetassetid', '=', target)
    .where('relationshiptypeid', '=', row['relationshiptypeid'])
  const known = await same.executeTakeFirst()
  if (!known)
    return void (await createRow({ engine, work, resource }, inputFor(row, target, origin), { trusted: true }))
  if (known['isactive'] === 1) return
  const id = Number(known['relationshipid'])
  await updateRow({ engine, work, resource }, id, { propagatedfromid: origin }, { trusted: true })
  await setActive({ engine, work, resource }, id, true)
}

function inputFor(row: StoredRow, target: number, origin: number): Readonly<Record<string, unknown>> {
  return {
    sourceassetid: row['sourceassetid'],
    targetassetid: target,
    relationshiptypeid: row['relationshiptypeid'],
    label: row['label'],
    inheritsposition: row['inheritsposition'] === 1,
    propagatedfromid: origin,
  }
}
