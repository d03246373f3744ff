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
  if (entries.length === 0)
    throw conflict(
      `Change ${changesetid} changed no row, so there is none to take back. Settings are set back where they were set.`,
    )
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

/** A later change and its undoing cancel out, unless the undoing reaches back to before the change that is to be undone. */
async function refuseWhenTouched(work: Work, set: StoredSet): Promise<void> {
  const touching = await work.trx
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
    .limit(1)
    .executeTakeFirst()
  if (!touching) return
  const [name, actor, later] = [touching['entityname'], touching['actorname'], touching['changesetid']].map(String)
  const why = `${name} was changed later by ${actor} (change ${later})`
  throw conflict(`Change ${set.changesetid} cannot be undone: ${why}. Undo that one first.`)
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
