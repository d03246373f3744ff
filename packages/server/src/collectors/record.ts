import { invalidInput } from '@shopdb/contract'
import { foldText } from '../base/fold.ts'
import {
  hasOnlySerial,
  hasOtherSerial,
  identitiesOf,
  type Identity,
  lastIdentitiesOf,
  matchAssets,
} from '../resources/identity.ts'
import { applyPrecedence, type Left } from '../resources/precedence.ts'
import type { StoredRow } from '../resources/stored.ts'
import { seenWhole } from '../resources/whole-row.ts'
import { createRow, updateRow } from '../resources/write.ts'
import { identityKey } from './identity-key.ts'
import { decidedFor, keepForSomebody } from './inbox.ts'
import { leaveToRemoved } from './kept.ts'
import { matchLast } from './last-resort.ts'
import { readMembers } from './members.ts'
import type { RecordOutcome } from './outcome.ts'
import { withoutEmpty, writePart } from './parts.ts'
import { writeRelations } from './relations.ts'
import type { Task } from './task.ts'

/**
 * Finds the asset that a record is about and brings it up to date, makes it, or keeps the record for somebody to decide.
 * `foreseen` is the one asset that was found for it a moment ago.
 */
export async function writeRecord(task: Task, foreseen?: number): Promise<RecordOutcome> {
  const values = await sensibleMembers(task)
  const identities = identitiesOf(task.desk.resource, values, task.pushing.isJunk)
  if (foreseen !== undefined && (await isStill(task, foreseen, { values, identities })))
    return await writeKnown(task, values, foreseen)
  const key = keyOf(task, values, identities)
  const decided = await decidedFor(task, key)
  if (decided?.assetid !== undefined) return await writeDecided(task, values, decided.assetid)
  const waits = (reason: string, candidates: readonly number[]) => keepForSomebody(task, { key, reason, candidates })
  const matches = await matchAssets(task.desk.work.trx, identities)
  const [match] = matches
  // Where a removed asset stood, another one may stand by now.
  const last = match?.isactive ? undefined : await matchLast(task, values, identities)
  if (last !== undefined) return await writeKnown(task, values, last)
  if (identities.length === 0) return await waits('It says nothing by which an asset could be known.', [])
  if (!match) return await writeNew(task, values, identities)
  const candidates = matches.map(({ assetid }) => assetid)
  if (matches.length > 1) return await waits('Its identities point to several assets.', candidates)
  if (!match.isactive) return await waits('The asset that it is about was removed here.', candidates)
  const doubt = doubtOf(await seenWhole(task.desk, match.assetid), { values, identities }, task.pushing.isJunk)
  return doubt === undefined ? await writeKnown(task, values, match.assetid) : await waits(doubt, candidates)
}

type Values = Readonly<Record<string, unknown>>

interface Told {
  readonly values: Values
  readonly identities: readonly Identity[]
}

/** Why an asset that a record points to may be another thing; undefined where it is plain. */
function doubtOf(row: StoredRow, { values, identities }: Told, isJunk: (text: string) => boolean): string | undefined {
  if (hasOtherSerial(row, values, isJunk))
    return 'Its serial number is not that of the asset: it was replaced, or one is wrong.'
  return hasOnlySerial(row, identities, isJunk)
    ? 'Nothing but its serial number is that of the asset: two things have the same one, or it is another thing now.'
    : undefined
}

/** By what a decision on the record is found again. */
function keyOf({ desk: { resource }, pushing }: Task, values: Values, identities: readonly Identity[]): string {
  return identityKey(resource, identities.length > 0 ? identities : lastIdentitiesOf(resource, values, pushing.isJunk))
}

/** Whether the asset is in use, known by one of the identities, and no other thing. */
async function isStill({ desk, pushing }: Task, assetid: number, { values, identities }: Told): Promise<boolean> {
  const row = await seenWhole(desk, assetid)
  const isBy = ({ column: { name }, value }: Identity): boolean => foldText(String(row[name] ?? '')) === foldText(value)
  return (
    row['isactive'] === 1 && identities.some(isBy) && doubtOf(row, { values, identities }, pushing.isJunk) === undefined
  )
}

/** Readonly members are for plugins to set; what asset types take from collectors by themselves has none. */
const trusted = { trusted: true }

/** A new asset without a number is called by the first thing it is known by; by a hardware address, which nobody says, only if need be. */
export async function writeNew(task: Task, values: Values, identities: readonly Identity[]): Promise<RecordOutcome> {
  const { desk } = task
  const said = identities.find(({ column }) => column.field.kind !== 'macaddress') ?? identities[0]
  const given = { ...withoutEmpty(values), assetnumber: values['assetnumber'] ?? said?.value }
  if (given.assetnumber === undefined)
    throw invalidInput([{ path: '/assetnumber', message: 'is needed for a new asset that nothing else identifies' }])
  const assetid = await createRow(desk, given, trusted)
  const more = await writeMore(task, assetid)
  return { outcome: 'created', assetid, changed: Object.keys(given), left: more.left, notes: more.notes }
}

/** Writes what differs, as far as nobody stronger has set it; identities that are junk are left alone. */
export async function writeKnown(task: Task, values: Values, assetid: number): Promise<RecordOutcome> {
  const { desk, pushing } = task
  const before = await seenWhole(desk, assetid)
  const { wanted, notes } = await leaveToRemoved(task, withoutEchoes(task, before, values))
  const { changes, left } = await applyPrecedence(desk, { before, values: wanted }, pushing.isStronger)
  let written: readonly string[] = []
  const wrote = (names: readonly string[]): void => void (written = names)
  const isUpdated = Object.keys(changes).length > 0 && (await updateRow(desk, assetid, changes, { ...trusted, wrote }))
  const more = await writeMore(task, assetid)
  return {
    outcome: isUpdated || more.isChanged ? 'updated' : 'unchanged',
    assetid,
    changed: isUpdated ? Object.keys(changes).filter((name) => written.includes(name)) : [],
    left: [...left, ...more.left],
    notes: [...notes, ...more.notes],
  }
}

/** As somebody decided; what another asset is known by stays with that one. */
export async function writeDecided(task: Task, values: Values, assetid: number): Promise<RecordOutcome> {
  const { desk, pushing } = task
  const others = new Set<string>()
  for (const identity of identitiesOf(desk.resource, values, pushing.isJunk)) {
    const matches = await matchAssets(desk.work.trx, [identity])
    if (matches.some((match) => match.assetid !== assetid)) others.add(identity.column.name)
  }
  const kept = Object.entries(values).filter(([name]) => !others.has(name))
  return await writeKnown(task, Object.fromEntries(kept), assetid)
}

/** A number is never taken away by a report that does not know it, nor written anew for another spelling. */
function withoutEchoes({ desk }: Task, before: StoredRow, values: Values): Values {
  const isKept = (name: string, value: unknown): boolean => {
    const isIdentity = name === 'assetnumber' || desk.resource.readable.get(name)?.field.identity === true
    return !isIdentity || (typeof value === 'string' && foldText(value) !== foldText(String(before[name] ?? '')))
  }
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => isKept(name, value)))
}

/** What a record says, without identities that say nothing: they need not even fit their fields. */
export async function sensibleMembers({ desk, record, pushing }: Task): Promise<Record<string, unknown>> {
  const isSensible = (name: string, value: unknown): boolean => {
    const isIdentity = name === 'assetnumber' || desk.resource.readable.get(name)?.field.identity === true
    return !isIdentity || typeof value !== 'string' || !pushing.isJunk(value)
  }
  const given = Object.entries(record.values).filter(([name, value]) => isSensible(name, value))
  return await readMembers(desk, Object.fromEntries(given))
}

interface More {
  readonly isChanged: boolean
  readonly left: readonly Left[]
  readonly notes: readonly string[]
}

async function writeMore({ desk, record, pushing }: Task, assetid: number): Promise<More> {
  const left: Left[] = []
  let isChanged = false
  for (const part of record.parts ?? [])
    isChanged = (await writePart(desk, part, { assetid, isStronger: pushing.isStronger, left })) || isChanged
  const tied = await writeRelations(desk, assetid, record.relations ?? [])
  return { isChanged: isChanged || tied.isChanged, left, notes: tied.notes }
}
