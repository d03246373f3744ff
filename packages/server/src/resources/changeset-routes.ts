import {
  forbidden,
  invalidInput,
  notFound,
  type AuditAction,
  type ChangeSetAnswer,
  type ChangeSubject,
  type HistoryEntry,
  type ListAnswer,
  type Role,
} from '@shopdb/contract'
import { isAtLeast, requirePermission, type Actor } from '../access/actor.ts'
import type { Answer, Call, Permission, Route } from '../access/route.ts'
import type { StoredEntry, StoredSet } from '../changes/batch.ts'
import { undoChangeSet } from '../changes/undo.ts'
import type { Entry, Work } from '../changes/work.ts'
import { applyEntries } from './apply-run.ts'
import { changeSetDocs } from './docs.ts'
import { withClasses } from './entry-classes.ts'
import { changeSetAnswer, historyEntries, membersOf, pageOf } from './history.ts'
import { withNames } from './names.ts'
import { parseListQuery, type ListQuery, type Parameters } from './query.ts'
import type { Resources } from './resources.ts'
import { causeOf } from './routes.ts'
import type { Untabled } from './untabled.ts'

const permission: Permission = { name: 'changesets.read', least: 'viewer' }
const undo: Permission = { name: 'changesets.undo', least: 'operator' }

/** Who changed what, over the whole site, and taking it back; `untabled` is what is logged beside rows. */
export function changeSetRoutes(resources: Resources, untabled: readonly Untabled[]): readonly Route[] {
  const one = '/api/changesets/:id'
  return [
    {
      method: 'GET',
      path: '/api/changesets',
      permission,
      doc: changeSetDocs.list,
      handle: async (call) => ({ body: await listSets(resources, call) }),
    },
    {
      method: 'GET',
      path: one,
      permission,
      doc: changeSetDocs.get,
      handle: async (call) => ({ body: await getSet(resources, call.actor, idOf(call)) }),
    },
    {
      method: 'GET',
      path: `${one}/entries`,
      permission,
      doc: changeSetDocs.entries,
      handle: async (call) => ({ body: await listEntries(resources, call) }),
    },
    {
      method: 'POST',
      path: `${one}/undo`,
      permission: undo,
      doc: changeSetDocs.undo,
      handle: (call) => undoSet(resources, untabled, call),
    },
  ]
}

function idOf(call: Call): number {
  const text = call.params['id'] ?? ''
  if (!/^[1-9]\d{0,14}$/u.test(text)) throw notFound(`There is no change ${text}.`)
  return Number(text)
}

const filters = ['source', 'userid'] as const

function pageQuery(parameters: Parameters): ListQuery {
  // A log has no declaration; of a list's parameters it takes the page.
  const query = parseListQuery({ sort: '' }, parameters)
  const stranger = Object.keys(query.conditions).find((name) => !filters.some((known) => known === name))
  if (stranger !== undefined)
    throw invalidInput([
      { path: `/${stranger}`, message: `is not a parameter here; there are page, perpage, ${filters.join(', ')}` },
    ])
  return query
}

async function listSets(resources: Resources, call: Call): Promise<ListAnswer<ChangeSetAnswer>> {
  const query = pageQuery(call.query)
  let sets = resources.database.read.selectFrom('changesets')
  for (const name of filters) {
    const asked = query.conditions[name]
    if (asked !== undefined) sets = sets.where(name, 'in', String(asked).split(','))
  }
  const rows = sets.selectAll().orderBy('changesetid', 'desc').limit(query.perpage)
  const total = await sets.select((make) => make.fn.countAll().as('total')).executeTakeFirst()
  const found = await rows.offset((query.page - 1) * query.perpage).execute()
  // Rows of this very table.
  const answers = await withSubjects(resources, call.actor, found as unknown as readonly StoredSet[])
  return pageOf(query, answers, Number(total?.['total'] ?? 0))
}

async function getSet(resources: Resources, actor: Actor, id: number): Promise<ChangeSetAnswer> {
  const found = await resources.database.read
    .selectFrom('changesets')
    .selectAll()
    .where('changesetid', '=', id)
    .execute()
  // Rows of this very table.
  const [answer] = await withSubjects(resources, actor, found as unknown as readonly StoredSet[])
  if (!answer) throw notFound(`There is no change ${id}.`)
  return answer
}

/** Change sets with what the first entry of each was about, as far as the caller may read it; one statement for all. */
async function withSubjects(
  resources: Resources,
  actor: Actor,
  sets: readonly StoredSet[],
): Promise<readonly ChangeSetAnswer[]> {
  const { read } = resources.database
  const ids = sets.map((set) => set.changesetid)
  const first = read
    .selectFrom('auditlogs')
    .select((make) => make.fn.min('auditlogid').as('auditlogid'))
    .where('changesetid', 'in', ids)
    .groupBy('changesetid')
  const entries =
    ids.length === 0 ? [] : await read.selectFrom('auditlogs').selectAll().where('auditlogid', 'in', first).execute()
  const readable = readableTypes(resources, actor)
  // Rows of this very table.
  const known = (entries as unknown as readonly StoredEntry[]).filter((entry) => readable.includes(entry.entitytype))
  const told = await withNames(resources, known.map(toldOf))
  const subjects = new Map(told.map((entry) => [entry.changesetid, subjectOf(entry)]))
  return sets.map((set) => ({ ...changeSetAnswer(set), subject: subjects.get(set.changesetid) ?? null }))
}

/** An entry with what it holds. */
const toldOf = ({ before, after, ...entry }: StoredEntry) => ({
  ...entry,
  before: membersOf(before),
  after: membersOf(after),
})

function subjectOf({ action, entitytype, entityid, entityname }: Omit<StoredEntry, 'before' | 'after'>): ChangeSubject {
  // The log holds only actions that were recorded.
  return { action: action as AuditAction, entitytype, entityid, entityname }
}

/** The entries of a change set, as far as the caller may read the rows they are about. */
async function listEntries(resources: Resources, call: Call): Promise<ListAnswer<HistoryEntry>> {
  const id = idOf(call)
  await getSet(resources, call.actor, id)
  const query = pageQuery(call.query)
  const mine = resources.database.read
    .selectFrom('auditlogs')
    .innerJoin('changesets', 'changesets.changesetid', 'auditlogs.changesetid')
    .where('auditlogs.changesetid', '=', id)
    .where('entitytype', 'in', readableTypes(resources, call.actor))
  const total = await mine.select((make) => make.fn.countAll().as('total')).executeTakeFirst()
  const rows = await mine
    .selectAll()
    .orderBy('auditlogid')
    .limit(query.perpage)
    .offset((query.page - 1) * query.perpage)
    .execute()
  // Rows of these very tables.
  const entries = await historyEntries(resources, rows as unknown as readonly (StoredEntry & StoredSet)[])
  return pageOf(query, await withClasses(resources, entries), Number(total?.['total'] ?? 0))
}

/** What is logged and is no table: settings of the site, settings and data of plugins. */
const besiderows = ['settings', 'pluginsettings', 'plugins'] as const

function readableTypes({ registry }: Resources, actor: Actor): readonly string[] {
  const readable = registry.all.filter((resource) => isAtLeast(actor, resource.read.least))
  const types = new Set(readable.map((resource) => resource.entitytype))
  return [...types, ...(isAtLeast(actor, 'admin') ? besiderows : [])]
}

/** Undoing is writing: the caller needs the permission of everything that the change set touched. */
async function undoSet(resources: Resources, untabled: readonly Untabled[], call: Call): Promise<Answer> {
  const id = idOf(call)
  const touched = await resources.database.read
    .selectFrom('auditlogs')
    .select('entitytype')
    .distinct()
    .where('changesetid', '=', id)
    .execute()
  for (const row of touched) {
    const entitytype = String(row['entitytype'])
    const needed = resources.registry.find(entitytype)?.write ?? findUntabled(untabled, entitytype)?.permission
    if (needed) requirePermission(call.actor, needed)
  }
  const least = await leastOf(resources, id)
  if (least !== undefined && !isAtLeast(call.actor, least))
    throw forbidden(`Only the role ${least} may do what change ${id} did, so whoever undoes it needs that role too.`)
  const cause = { ...causeOf(call, `Undo of change ${id}`), undoes: id, least: least ?? call.least }
  const changesetid = await resources.changes.change(cause, async (work) => {
    await undoChangeSet(work, id, (inner, entries) => applyAll(resources, untabled, inner, entries))
    return work.changesetid
  })
  return { body: await getSet(resources, call.actor, changesetid) }
}

/** The least role that may do what a change set did, as far as more was asked for than to write its rows. */
async function leastOf({ database }: Resources, changesetid: number): Promise<Role | undefined> {
  const set = await database.read
    .selectFrom('changesets')
    .select('leastrole')
    .where('changesetid', '=', changesetid)
    .executeTakeFirst()
  // The column holds only roles that were asked for.
  return (set?.['leastrole'] ?? undefined) as Role | undefined
}

const findUntabled = (untabled: readonly Untabled[], entitytype: string): Untabled | undefined =>
  untabled.find((one) => one.entitytype === entitytype)

/** Nothing that is written into one change set is both: rows, and what is none. */
async function applyAll(
  resources: Resources,
  untabled: readonly Untabled[],
  work: Work,
  entries: readonly Entry[],
): Promise<void> {
  const rows: Entry[] = []
  for (const entry of entries) {
    const one = findUntabled(untabled, entry.entitytype)
    if (one) await one.apply(work, entry)
    else rows.push(entry)
  }
  await applyEntries(resources, work, rows)
}
