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
  const rows = await entriesOf(resources, resource.entitytype, id)
    .limit(query.perpage)
    .offset((query.page - 1) * query.perpage)
    .execute()
  const total = Number((await mine.select((make) => make.fn.countAll().as('total')).executeTakeFirst())?.['total'] ?? 0)
  // Rows of these very tables.
  return pageOf(query, await historyEntries(resources, rows as unknown as readonly Logged[]), total)
}

/** The entries of one row with their change sets, newest first. */
function entriesOf({ database }: Resources, entitytype: string, id: number) {
  return database.read
    .selectFrom('auditlogs')
    .innerJoin('changesets', 'changesets.changesetid', 'auditlogs.changesetid')
    .selectAll()
    .where('entitytype', '=', entitytype)
    .where('entityid', '=', id)
    .orderBy('auditlogid', 'desc')
}

/** What happened to a row since a moment (ISO 8601), or ever; newest first, at most 500 entries. */
export async function historySince(
  resources: Resources,
  { entitytype }: Resource,
  { id, since }: { readonly id: number; readonly since?: string | undefined },
): Promise<readonly HistoryEntry[]> {
  const rows = entriesOf(resources, entitytype, id).limit(mostentries)
  const late = since === undefined ? rows : rows.where('changesets.createddate', '>=', storedOf(since))
  // Rows of these very tables.
  return historyEntries(resources, (await late.execute()) as unknown as readonly Logged[])
}

const mostentries = 500

/** All that the log tells of one member of a row, newest first; with it that the row was made, or taken away. */
export async function historyOf(
  resources: Resources,
  { entitytype }: Resource,
  { id, member }: { readonly id: number; readonly member: string },
): Promise<readonly HistoryEntry[]> {
  const rows = entriesOf(resources, entitytype, id).where((where) =>
    where.or([where('action', 'in', ['create', 'purge']), where('after', 'like', `%"${member}":%`)]),
  )
  // Rows of these very tables.
  return historyEntries(resources, (await rows.execute()) as unknown as readonly Logged[])
}

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

/** The members of one side of an entry. */
// What was recorded is what comes back.
export const membersOf = (text: string | null): JsonRow | null => (text === null ? null : (JSON.parse(text) as JsonRow))

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
    leastrole: set.leastrole ?? 'operator',
  }
}
