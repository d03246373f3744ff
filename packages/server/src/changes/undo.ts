import { conflict, notFound, type AuditAction, type JsonRow } from '@shopdb/contract'
import type { StoredEntry, StoredSet } from './batch.ts'
import type { Entry, Work } from './work.ts'

/** Applies entries to the rows, in their order: `update` writes `after`, `create` makes the row again with its key, `purge` takes it away. */
export type Apply = (work: Work, entries: readonly Entry[]) => Promise<void>

const inverses: Readonly<Record<Exclude<AuditAction, 'event'>, AuditAction>> = {
  create: 'purge',
  update: 'update',
  remove: 'restore',
  restore: 'remove',
  purge: 'create',
}

/** Undoes a change set as a part of this one, entry by entry from the last; refuses when something later touched the same rows. */
export async function undoChangeSet(work: Work, changesetid: number, apply: Apply): Promise<void> {
  await work.flush()
  const set = await getSet(work, changesetid)
  if (set.undoneby !== null) throw conflict(`Change ${changesetid} was undone already, by change ${set.undoneby}.`)
  const entries = await entriesOf(work, changesetid)
  await refuseWhenTouched(work, set)
  await apply(work, entries.map(inverseOf))
  await mark(work, set)
}

async function getSet(work: Work, changesetid: number): Promise<StoredSet> {
  const set = await work.trx
    .selectFrom('changesets')
    .selectAll()
    .where('changesetid', '=', changesetid)
    .executeTakeFirst()
  if (!set) throw notFound(`There is no change ${changesetid}.`)
  // A row of this very table.
  return set as unknown as StoredSet
}

async function entriesOf(work: Work, changesetid: number): Promise<readonly StoredEntry[]> {
  const rows = work.trx
    .selectFrom('auditlogs')
    .selectAll()
    .where('changesetid', '=', changesetid)
    .where('action', '<>', 'event')
    .orderBy('auditlogid', 'desc')
  // Rows of this very table.
  const entries = (await rows.execute()) as unknown as readonly StoredEntry[]
  if (entries.length === 0) throw conflict(`Change ${changesetid} only noted something: there is nothing to take back.`)
  return entries
}

function inverseOf(entry: StoredEntry): Entry {
  return {
    // The log holds only actions that were recorded; events were left out.
    action: inverses[entry.action as keyof typeof inverses],
    entitytype: entry.entitytype,
    entityid: entry.entityid,
    entityname: entry.entityname,
    before: parsed(entry.after),
    after: parsed(entry.before),
  }
}

// What was recorded is what comes back.
const parsed = (text: string | null): JsonRow | null => (text === null ? null : (JSON.parse(text) as JsonRow))

async function refuseWhenTouched(work: Work, set: StoredSet): Promise<void> {
  const blocker = (await touchedRow(work, set)) ?? (await touchedSettings(work, set))
  if (!blocker) return
  const [name, actor, later] = [blocker['entityname'], blocker['actorname'], blocker['changesetid']].map(String)
  const why = `${name} was changed later by ${actor} (change ${later})`
  throw conflict(`Change ${set.changesetid} cannot be undone: ${why}. Undo that one first.`)
}

const touchedRow = (work: Work, set: StoredSet) =>
  laterEntries(work, set).where('mine.entityid', '<>', 0).limit(1).executeTakeFirst()

/** Settings are no rows, and have 0 as their key: what else of them was changed since is in nobody's way. */
async function touchedSettings(work: Work, set: StoredSet) {
  const later = laterEntries(work, set).where('mine.entityid', '=', 0)
  const same = later.whereRef('later.entityname', '=', 'mine.entityname')
  const rows = await same.select(['mine.after as mine', 'later.after as theirs']).execute()
  return rows.find(({ mine, theirs }) => namesIn(mine).some((name) => namesIn(theirs).includes(name)))
}

const namesIn = (stored: unknown): readonly string[] =>
  typeof stored === 'string' ? Object.keys(parsed(stored) ?? {}) : []

/** A later change and its undoing cancel out, unless the undoing reaches back to before the change that is to be undone. */
function laterEntries({ trx }: Work, set: StoredSet) {
  return trx
    .selectFrom('auditlogs as mine')
    .innerJoin('auditlogs as later', (join) =>
      join.onRef('later.entitytype', '=', 'mine.entitytype').onRef('later.entityid', '=', 'mine.entityid'),
    )
    .innerJoin('changesets as blocker', 'blocker.changesetid', 'later.changesetid')
    .select(['later.changesetid', 'later.entityname', 'blocker.actorname'])
    .where('mine.changesetid', '=', set.changesetid)
    .where('mine.action', '<>', 'event')
    .where('later.action', '<>', 'event')
    .where('later.changesetid', '>', set.changesetid)
    .where('blocker.undoneby', 'is', null)
    .where((where) => where.or([where('blocker.undoes', 'is', null), where('blocker.undoes', '<', set.changesetid)]))
    .orderBy('later.changesetid', 'desc')
}

/** An undone undoing puts the first change in force again, so that it can be undone once more. */
async function mark(work: Work, set: StoredSet): Promise<void> {
  const { trx } = work
  await trx
    .updateTable('changesets')
    .set({ undoneby: work.changesetid })
    .where('changesetid', '=', set.changesetid)
    .execute()
  if (set.undoes === null) return
  await trx.updateTable('changesets').set({ undoneby: null }).where('changesetid', '=', set.undoes).execute()
}
