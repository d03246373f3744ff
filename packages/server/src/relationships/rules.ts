import { conflict, invalidInput, type Flaw } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import type { Engine, Rule, Step } from '../resources/engine.ts'
import type { StoredRow } from '../resources/stored.ts'
import { purgeRow } from '../resources/write.ts'
import { isMutual } from './kinds.ts'
import { refuseThrough } from './types-rule.ts'

const ends = ['sourceassetid', 'targetassetid'] as const

/**
 * A relation ties two different assets that are not removed, and says nothing that another one says already. One that was
 * ended gives way to one that is made anew between the same two, and so does one that came with a relation which is now aimed there itself.
 */
export function relationshipRule(engineOf: () => Engine): Rule {
  return {
    check: async (work, step) => {
      const { before, after } = step
      if (!after) return
      if (after['sourceassetid'] === after['targetassetid'])
        throw invalidInput([{ path: '/targetassetid', message: 'must be another asset than the one it starts from' }])
      const through = after['propagatesthroughid'] ?? null
      if (through !== null && isOther(before, after, ['relationshiptypeid', 'propagatesthroughid']))
        await refuseThrough(work, Number(after['relationshiptypeid']), Number(through))
      if (after['isactive'] !== 0) await refuseStrangers(work, step, after)
      const isTied = isOther(before, after, [...ends, 'relationshiptypeid', 'isactive'])
      if (isTied) await settleSame(engineOf(), work, step, after)
    },
  }
}

function isOther(before: StoredRow | undefined, after: StoredRow, names: readonly string[]): boolean {
  return !before || names.some((name) => (before[name] ?? null) !== (after[name] ?? null))
}

/** A tie to a removed asset is not made by hand; what propagates reaches removed assets too, as everything of theirs stays. */
async function refuseStrangers(work: Work, { before }: Step, after: StoredRow): Promise<void> {
  if ((after['propagatedfromid'] ?? null) !== null) return
  const flaws: Flaw[] = []
  for (const end of ends.filter((name) => isOther(before, after, [name]))) {
    const assets = work.trx.selectFrom('assets').select(['assetnumber', 'isactive'])
    const found = await assets.where('assetid', '=', after[end]).executeTakeFirst()
    // One that does not exist at all is told by the reference itself.
    if (found?.['isactive'] !== 0) continue
    const message = `must be an asset that is there; ${String(found['assetnumber'])} was removed`
    flaws.push({ path: `/${end}`, message })
  }
  if (flaws.length > 0) throw invalidInput(flaws)
}

async function settleSame(engine: Engine, work: Work, { resource, entityid }: Step, after: StoredRow): Promise<void> {
  for (const same of await sameTies(work, after, entityid)) {
    const isOwn = entityid !== undefined && same['propagatedfromid'] === entityid
    if (same['isactive'] === 1 && after['isactive'] !== 0 && !isOwn) throw repeats(same, after)
    const isInTheWay = isOwn || same['sourceassetid'] === after['sourceassetid']
    if (isInTheWay) await purgeRow({ engine, work, resource }, Number(same['relationshipid']))
  }
}

/** Relations that say what a row says: between the same two assets, in either direction where the type makes no difference. */
export async function sameTies(
  { trx }: Pick<Work, 'trx'>,
  row: StoredRow,
  entityid?: number,
): Promise<readonly StoredRow[]> {
  const { sourceassetid, targetassetid, relationshiptypeid } = row
  const type = await trx
    .selectFrom('relationshiptypes')
    .select('name')
    .where('relationshiptypeid', '=', relationshiptypeid)
    .executeTakeFirst()
  const onward = { sourceassetid, targetassetid, relationshiptypeid }
  const back = { sourceassetid: targetassetid, targetassetid: sourceassetid, relationshiptypeid }
  const ties = trx.selectFrom('assetrelationships').selectAll()
  // Each is one look into the unique index, however many ties the two have.
  const found = await ties
    .where((where) => where.or([where.and(onward), ...(isMutual(type?.['name']) ? [where.and(back)] : [])]))
    .execute()
  return found.filter((one) => Number(one['relationshipid']) !== entityid)
}

function repeats(same: StoredRow, after: StoredRow): Error {
  const [id, origin] = [String(same['relationshipid']), same['propagatedfromid'] ?? null]
  const backwards = same['sourceassetid'] === after['sourceassetid'] ? '' : ' backwards'
  const came = origin === null ? '' : `, which came with relationship ${String(origin)}`
  return conflict(`These two assets are tied like this already${backwards && ', the other way round'}.`, [
    { path: '/targetassetid', message: `must not repeat relationship ${id}${backwards}${came}` },
  ])
}
