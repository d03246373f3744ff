import type { Role } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import { greaterRole } from '../access/actor.ts'
import { storedOf } from '../base/clock.ts'
import { openAhead, type Ahead } from '../database/ahead.ts'
import type { Tables } from '../database/database.ts'
import { lockedRow } from '../database/differences.ts'
import { chainHash, firsthash, type ChainedRow, type ChainedSet } from './hash.ts'
import { openMemory, type KeptTables, type Memory, type TableShelf } from './memory.ts'
import type { Cause, Entry, LateWriter, SearchChange, Subject } from './work.ts'

/** One change set as its table keeps it. */
export type StoredSet = ChainedSet & {
  readonly requestid: string | null
  readonly undoneby: number | null
  readonly undoes: number | null
  /** The least role that may undo it; null where that follows from its rows. */
  readonly leastrole: Role | null
  readonly entries: number
}

/** One audit entry as its table keeps it. */
export type StoredEntry = ChainedRow & {
  readonly changesetid: number
  readonly previoushash: string
  readonly hash: string
}

type StoredSource = {
  readonly entitytype: string
  readonly entityid: number
  readonly field: string
  readonly source: string
  readonly changesetid: number
  readonly setdate: string
}

/** Several change sets on their way into one transaction: where the log ends, and what is not written down yet. */
export interface Batch {
  readonly trx: Kysely<Tables>
  /** What is written without waiting for each answer. */
  readonly ahead: Ahead
  /** ISO 8601 */
  readonly time: string
  readonly head: { changesetid: number; auditlogid: number; hash: string }
  /** The kinds of row that entries of the batch tell of, and the last entry before them. */
  readonly span: { readonly from: number; readonly entitytypes: Set<string> }
  readonly sets: StoredSet[]
  readonly audits: StoredEntry[]
  readonly sources: Map<string, StoredSource>
  readonly searches: Map<string, SearchChange>
  readonly late: Map<LateWriter<unknown>, unknown[]>
  readonly tables: KeptTables
  readonly memory: Memory
}

/** Opens a batch at the end of the log; the head stays locked until the transaction ends. */
export async function openBatch(trx: Kysely<Tables>, time: string, shelf: TableShelf): Promise<Batch> {
  const row = await lockedRow(trx, 'changehead', { changeheadid: 1 })
  const head = {
    changesetid: Number(row?.['changesetid'] ?? 0),
    auditlogid: Number(row?.['auditlogid'] ?? 0),
    hash: String(row?.['hash'] ?? firsthash),
  }
  if (!row)
    await trx
      .insertInto('changehead')
      .values({ changeheadid: 1, ...head })
      .execute()
  const tables = shelf.take(head.hash)
  const memory = openMemory(tables)
  const span = { from: head.auditlogid, entitytypes: new Set<string>() }
  return {
    trx,
    ahead: await openAhead(trx),
    time,
    head,
    span,
    sets: [],
    audits: [],
    sources: new Map(),
    searches: new Map(),
    late: new Map(),
    tables,
    memory,
  }
}

/** What one job recorded; it joins the batch only when the job has succeeded. */
export interface Draft {
  readonly changesetid: number
  readonly cause: Cause
  /** Whether its writes go ahead, as if none could fail. */
  readonly isHopeful: boolean
  /** What the changes of the group are about. */
  readonly subjects: readonly Subject[]
  readonly entries: Entry[]
  readonly searches: SearchChange[]
  readonly late: { readonly write: LateWriter<unknown>; readonly row: unknown }[]
  /** The greatest of the roles that what was done needs. */
  least: Role | undefined
  /** How many parts that may fail by themselves are open, one within the other. */
  depth: number
}

/** Moves a draft into the batch: its change set, its numbered and chained entries, its field sources, its searches, what it left for later. */
export function joinBatch(batch: Batch, draft: Draft): void {
  if (draft.entries.length > 0) joinEntries(batch, draft)
  for (const search of draft.searches) batch.searches.set(`${search.entitytype} ${search.entityid}`, search)
  for (const { write, row } of draft.late) {
    const rows = batch.late.get(write)
    if (rows) rows.push(row)
    else batch.late.set(write, [row])
  }
  draft.entries.length = 0
  draft.searches.length = 0
  draft.late.length = 0
}

function joinEntries(batch: Batch, draft: Draft): void {
  const set = { ...storedSet(batch, draft), entries: draft.entries.length }
  batch.sets.push(set)
  batch.head.changesetid = draft.changesetid
  for (const entry of draft.entries) {
    batch.audits.push(chained(batch.head, set, entry))
    batch.span.entitytypes.add(entry.entitytype)
    if (!draft.cause.keepssources) joinSources(batch, set, entry)
  }
}

function storedSet(batch: Batch, { changesetid, cause, least }: Draft): Omit<StoredSet, 'entries'> {
  const { actor } = cause
  return {
    changesetid,
    source: cause.source,
    userid: actor.userid,
    apikeyid: actor.apikeyid,
    pluginname: actor.pluginname,
    actorname: actor.name.slice(0, 160),
    reason: cause.reason?.slice(0, 255) ?? null,
    requestid: cause.requestid?.slice(0, 60) ?? null,
    undoneby: null,
    undoes: cause.undoes ?? null,
    leastrole: greaterRole(cause.least, least) ?? null,
    createddate: storedOf(cause.at ?? batch.time),
  }
}

function chained(head: Batch['head'], set: StoredSet, entry: Entry): StoredEntry {
  head.auditlogid += 1
  const row = {
    auditlogid: head.auditlogid,
    action: entry.action,
    entitytype: entry.entitytype,
    entityid: entry.entityid,
    entityname: entry.entityname.slice(0, 255),
    before: entry.before && JSON.stringify(entry.before),
    after: entry.after && JSON.stringify(entry.after),
  }
  const previoushash = head.hash
  head.hash = chainHash(previoushash, set, row)
  return { ...row, changesetid: set.changesetid, previoushash, hash: head.hash }
}

function joinSources(batch: Batch, set: StoredSet, entry: Entry): void {
  const { entitytype, entityid } = entry
  for (const [field, value] of Object.entries(entry.after ?? {})) {
    if (entry.action === 'create' && value === null) continue
    const source = {
      entitytype,
      entityid,
      field,
      source: set.source,
      changesetid: set.changesetid,
      setdate: set.createddate,
    }
    batch.sources.set(`${entitytype} ${entityid} ${field}`, source)
  }
}
