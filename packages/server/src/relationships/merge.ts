import { inSentence, invalidInput } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import { assetResource } from '../resources/apply.ts'
import { ruledValues } from '../resources/ask.ts'
import { subtypesOf } from '../resources/concrete.ts'
import type { Desk, Engine } from '../resources/engine.ts'
import { togethersOf } from '../resources/explain-duplicate.ts'
import { findStoredRow } from '../resources/find-row.ts'
import type { Column, Resource } from '../resources/resource.ts'
import { nameOf, shownMembers, storedRow } from '../resources/rows.ts'
import type { StoredRow } from '../resources/stored.ts'
import { createRow, setActive, updateRow, writeRow } from '../resources/write.ts'
import { mergedEntry } from './merged.ts'
import { ensureTie } from './relate.ts'

/** Two rows that turned out to be one thing: what `other` has goes to `keep`, and `other` is removed. */
export interface Merge {
  readonly keep: number
  readonly other: number
}

/** Merges two assets of one type: empty fields are filled, ties and rows that belong to the other move, then it is removed. */
export async function mergeAssets(engine: Engine, work: Work, { keep, other }: Merge): Promise<void> {
  const [resource, theirs] = [await assetResource(engine, work, keep), await assetResource(engine, work, other)]
  const desk = { engine, work, resource }
  if (keep === other)
    throw invalidInput([{ path: '/assetid', message: 'must be another asset than the one that stays' }])
  if (resource !== theirs)
    throw invalidInput([
      {
        path: '/assetid',
        message: `must be ${inSentence(resource.label)} too; it is ${inSentence(theirs.label)}`,
      },
    ])
  await fillFields(desk, { keep, other })
  await moveTies(desk, { keep, other })
  for (const { resource: referrer, column } of engine.registry.referrers('assets'))
    if (!isOwn(referrer)) await moveRows({ ...desk, resource: referrer }, column, { keep, other })
  // What the class itself keeps of each is no news to its rules: they are asked once, about the asset that has all of it then.
  const ownrows = resource.name === 'assets' ? [] : engine.registry.referrers(resource.name)
  for (const { resource: referrer, column } of ownrows)
    if (!isOwn(referrer)) await moveRows({ ...desk, resource: referrer }, column, { keep, other, isunasked: true })
  for (const subtype of subtypesOf(engine, resource)) await moveSubtype({ ...desk, resource: subtype }, { keep, other })
  await settleAgain(desk, keep)
  await noteMerge(desk, { keep, other })
  await setActive(desk, other, false)
}

async function noteMerge({ work, resource }: Desk, { keep, other }: Merge): Promise<void> {
  const [mine, theirs] = [await storedRow(work, resource, keep), await storedRow(work, resource, other)]
  work.record(mergedEntry(keep, nameOf(resource, mine), { id: other, name: nameOf(resource, theirs) }))
}

/** Lets the rules of plugins say what follows for a row from what belongs to it now. */
async function settleAgain(desk: Desk, entityid: number): Promise<void> {
  const before = await storedRow(desk.work, desk.resource, entityid)
  const values = await ruledValues(desk, { entityid, before, values: {} })
  await writeRow(desk, { action: 'update', entityid, before, values }, { trusted: true, isunasked: true })
}

/** Ties move by rules of their own; a subtype's row is the asset's. */
const isOwn = ({ name, declaration }: Resource): boolean =>
  name === 'assetrelationships' || declaration.form === 'subtype'

/** What is unique leaves the other first. */
async function fillFields(desk: Desk, { keep, other }: Merge): Promise<void> {
  const { work, resource } = desk
  const [mine, theirs] = [await storedRow(work, resource, keep), await storedRow(work, resource, other)]
  const columns = resource.columns.filter(({ name, field }) => !field.readonly && name !== 'assettypeid')
  const wanted = columns.filter(({ name }) => isEmpty(mine, name) && !isEmpty(theirs, name))
  const freed = wanted.filter(({ field }) => field.unique && !field.required)
  if (freed.length > 0) await updateRow(desk, other, Object.fromEntries(freed.map(({ name }) => [name, null])))
  const names = wanted.filter(({ field }) => !field.unique || !field.required).map(({ name }) => name)
  if (names.length > 0) await updateRow(desk, keep, shownMembers(resource, theirs, names))
}

const isEmpty = (row: StoredRow, name: string): boolean => row[name] === null || row[name] === undefined

async function moveTies({ engine, work }: Desk, { keep, other }: Merge): Promise<void> {
  const desk = { engine, work, resource: engine.registry.get('assetrelationships') }
  const rows = await work.trx
    .selectFrom('assetrelationships')
    .selectAll()
    .where((make) => make.or([make('sourceassetid', '=', other), make('targetassetid', '=', other)]))
    .where('isactive', '=', 1)
    .where('propagatedfromid', 'is', null)
    .execute()
  for (const row of rows) {
    // It goes over to the other, which is no end that somebody gave it.
    await setActive(desk, Number(row['relationshipid']), false, { isunasked: true })
    await tieAgain(desk, row, { keep, other })
  }
}

async function tieAgain(desk: Desk, row: StoredRow, { keep, other }: Merge): Promise<void> {
  const moved = (id: unknown): number => (Number(id) === other ? keep : Number(id))
  const [sourceassetid, targetassetid] = [moved(row['sourceassetid']), moved(row['targetassetid'])]
  if (sourceassetid === targetassetid) return
  const relationshiptypeid = Number(row['relationshiptypeid'])
  const names = ['label', 'notes', 'inheritsposition', 'propagatesthroughid'].filter((name) => !isEmpty(row, name))
  const told = shownMembers(desk.resource, row, names)
  await ensureTie(desk, { sourceassetid, targetassetid, relationshiptypeid, ...told })
}

/** What both have alike stays where it was. */
async function moveRows(desk: Desk, column: Column, { keep, other, isunasked = false }: Moving): Promise<void> {
  const { work, resource } = desk
  const table = column.part === 'own' ? (resource.own ?? resource.base) : resource.base
  const rows = await work.trx.selectFrom(table).selectAll().where(column.name, '=', other).execute()
  for (const row of rows) {
    const moved = { [column.name]: keep }
    if (await isThere(desk, row, moved)) continue
    await updateRow(desk, Number(row[resource.key]), moved, { trusted: true, isunasked })
  }
}

interface Moving extends Merge {
  readonly isunasked?: boolean
}

/** Whether another row has all that must be unique of this one already, as it would be. */
async function isThere({ work, resource }: Desk, row: StoredRow, moved: StoredRow): Promise<boolean> {
  const would = { ...row, ...moved }
  for (const columns of togethersOf(resource)) {
    const names = columns.map(({ name }) => name)
    if (names.every((name) => moved[name] === undefined) || names.some((name) => isEmpty(would, name))) continue
    if (await findStoredRow(work, resource, shownMembers(resource, would, names))) return true
  }
  return false
}

/** One that stays with its own keeps it. */
async function moveSubtype(desk: Desk, { keep, other }: Merge): Promise<void> {
  const { work, resource } = desk
  const theirs = await findStoredRow(work, resource, { [resource.key]: other })
  const mine = await findStoredRow(work, resource, { [resource.key]: keep })
  if (!theirs || mine) return
  const names = resource.columns
    .map(({ name }) => name)
    .filter((name) => name !== resource.key && !isEmpty(theirs, name))
  await createRow(desk, { ...shownMembers(resource, theirs, names), [resource.key]: keep })
}
