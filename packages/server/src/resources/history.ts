import type { AuditAction, ChangeSetAnswer, HistoryEntry, JsonRow, ListAnswer } from '@shopdb/contract'
import type { Call } from '../access/route.ts'
import { isoOfStored, storedOf } from '../base/clock.ts'
import type { StoredEntry, StoredSet } from '../changes/batch.ts'
import { withNames } from './names.ts'
import { parseListQuery, type ListQuery } from './query.ts'
import type { Resource } from './resource.ts'
import { parseId, type Resources } from './resources.ts'

type Logged = StoredEntry & StoredSet

/** The history of one row, newest first; it goes on to be there after the row was purged. */
export async function rowHistory(
  resources: Resources,
  resource: Resource,
  call: Call,
): Promise<ListAnswer<HistoryEntry>> {
  const id = parseId(resource, call.params['id'])
  const query = parseListQuery(resource, call.query)
  const { read } = resources.database
  const mine = read.selectFrom('auditlogs').where('entitytype', '=', resource.entitytype).where('entityid', '=', id)
  const rows = await mine
    .innerJoin('changesets', 'changesets.changesetid', 'auditlogs.changesetid')
    .selectAll()
    .orderBy('auditlogid', 'desc')
    .limit(query.perpage)
    .offset((query.page - 1) * query.perpage)
    .execute()
  const total = Number((await mine.select((make) => make.fn.countAll().as('total')).executeTakeFirst())?.['total'] ?? 0)
  // Rows of these very tables.
  return pageOf(query, await historyEntries(resources, rows as unknown as readonly Logged[]), total)
}

/** What happened to a row since a moment (ISO 8601), or ever; newest first, at most 500 entries. */
export async function historySince(
  resources: Resources,
  { entitytype }: Resource,
  { id, since }: { readonly id: number; readonly since?: string | undefined },
): Promise<readonly HistoryEntry[]> {
  const rows = resources.database.read
    .selectFrom('auditlogs')
    .innerJoin('changesets', 'changesets.changesetid', 'auditlogs.changesetid')
    .selectAll()
    .where('entitytype', '=', entitytype)
    .where('entityid', '=', id)
    .orderBy('auditlogid', 'desc')
    .limit(mostentries)
  const late = since === undefined ? rows : rows.where('changesets.createddate', '>=', storedOf(since))
  // Rows of these very tables.
  return historyEntries(resources, (await late.execute()) as unknown as readonly Logged[])
}

const mostentries = 500

/** A numbered page, as every list answers it. */
export function pageOf<Row>(query: ListQuery, data: readonly Row[], total: number): ListAnswer<Row> {
  return { data, meta: { page: query.page, perpage: query.perpage, total, next: null } }
}

/** Log rows as the API tells them, with the names of what their references pointed to. */
export async function historyEntries(resources: Resources, rows: readonly Logged[]): Promise<readonly HistoryEntry[]> {
  const entries = rows.map(entryOf)
  return withNames(resources, entries)
}

function entryOf(row: Logged): HistoryEntry {
  return {
    auditlogid: row.auditlogid,
    // The log holds only actions that were recorded.
    action: row.action as AuditAction,
    entitytype: row.entitytype,
    entityid: row.entityid,
    entityname: row.entityname,
    before: membersOf(row.before),
    after: membersOf(row.after),
    changeset: changeSetAnswer(row),
  }
}

// What was recorded is what comes back.
const membersOf = (text: string | null): JsonRow | null => (text === null ? null : (JSON.parse(text) as JsonRow))

/** A change set as the API tells it. */
export function changeSetAnswer(set: StoredSet): ChangeSetAnswer {
  return {
    changesetid: set.changesetid,
    // The table holds only sources that were given.
    source: set.source as ChangeSetAnswer['source'],
    userid: set.userid,
    actorname: set.actorname,
    reason: set.reason,
    requestid: set.requestid,
    createddate: isoOfStored(set.createddate),
    entries: set.entries,
    undoneby: set.undoneby,
    undoes: set.undoes,
  }
}
