import { conflict } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import type { Desk } from '../resources/engine.ts'
import type { StoredRow } from '../resources/stored.ts'
import { createRow, setActive, updateRow } from '../resources/write.ts'
import { handedOn } from './derived.ts'
import { mostmade, throughOf, tiedBy } from './origins.ts'
import { sameTies } from './rules.ts'

/**
 * Makes the relations that follow from one what they are to be: one for each asset tied to its target, none for others.
 * `anew`, when the relation itself was made, brought back or aimed elsewhere, brings back those that somebody had ended by
 * hand; `again`, when only the assets around it changed, leaves them ended.
 */
export async function settle(desk: Desk, origin: StoredRow, how: 'anew' | 'again'): Promise<void> {
  const wanted = new Set(await wantedTargets(desk.work, origin))
  for (const made of await madeBy(desk.work, origin)) {
    const isWanted = isOfSame(origin, made) && wanted.delete(Number(made['targetassetid']))
    if (made['isactive'] === 1) await (isWanted ? handOn(desk, origin, made) : end(desk, made))
    else if (isWanted && how === 'anew') await bringBack(desk, origin, made)
  }
  for (const target of wanted) await makeFor(desk, origin, target)
}

/** Gives the relations that one has made its label, and whether they hand on positions. */
export async function carryOver(desk: Desk, origin: StoredRow): Promise<void> {
  for (const made of await madeBy(desk.work, origin)) if (made['isactive'] === 1) await handOn(desk, origin, made)
}

async function wantedTargets(work: Work, origin: StoredRow): Promise<readonly number[]> {
  if (origin['isactive'] === 0) return []
  const through = await throughOf(work, origin)
  if (through === undefined) return []
  const target = Number(origin['targetassetid'])
  const { reached, istruncated } = await tiedBy(work, target, through)
  if (istruncated) throw await tooMany(work, target, through)
  return reached.map((one) => one.assetid).filter((id) => id !== target && id !== origin['sourceassetid'])
}

async function tooMany(work: Work, assetid: number, typeid: number): Promise<Error> {
  const { trx } = work
  const asset = await trx.selectFrom('assets').select('assetnumber').where('assetid', '=', assetid).executeTakeFirst()
  const type = await trx
    .selectFrom('relationshiptypes')
    .select('name')
    .where('relationshiptypeid', '=', typeid)
    .executeTakeFirst()
  const [number, name] = [String(asset?.['assetnumber']), String(type?.['name'])]
  const message = `must be another relation: more than ${mostmade} assets are tied to ${number} by ${name}`
  return conflict(
    `More than ${mostmade} assets are tied to ${number} by ${name}, so it cannot be made for each of them as well.`,
    [{ path: '/propagatesthroughid', message }],
  )
}

async function madeBy(work: Work, origin: StoredRow): Promise<readonly StoredRow[]> {
  const made = work.trx
    .selectFrom('assetrelationships')
    .selectAll()
    .where('propagatedfromid', '=', origin['relationshipid'])
  return await made.orderBy('relationshipid').execute()
}

function isOfSame(origin: StoredRow, made: StoredRow): boolean {
  return ['sourceassetid', 'relationshiptypeid'].every((name) => origin[name] === made[name])
}

async function handOn(desk: Desk, origin: StoredRow, made: StoredRow): Promise<void> {
  await updateRow(desk, Number(made['relationshipid']), handedOn(origin), { trusted: true })
}

async function end(desk: Desk, made: StoredRow): Promise<void> {
  await setActive(desk, Number(made['relationshipid']), false)
}

async function bringBack(desk: Desk, origin: StoredRow, made: StoredRow): Promise<void> {
  if (await isSaid(desk.work, made)) return
  await handOn(desk, origin, made)
  await setActive(desk, Number(made['relationshipid']), true)
}

/** What is said already, by hand or by another relation, is not said twice. */
async function makeFor(desk: Desk, origin: StoredRow, targetassetid: number): Promise<void> {
  const { sourceassetid, relationshiptypeid, relationshipid } = origin
  const tie = { sourceassetid, targetassetid, relationshiptypeid }
  if (await isSaid(desk.work, tie)) return
  await createRow(desk, { ...tie, ...handedOn(origin), propagatedfromid: relationshipid }, { trusted: true })
}

async function isSaid(work: Work, tie: StoredRow): Promise<boolean> {
  const same = await sameTies(work, tie)
  return same.some((one) => one['isactive'] === 1)
}
