import { conflict, type JsonRow } from '@shopdb/contract'
import type { Actor } from '../../access/actor.ts'
import { systemActor } from '../../access/actor.ts'
import { storedOf } from '../../base/clock.ts'
import type { Entry, Work } from '../../changes/work.ts'
import type { FileStore } from '../../files/store.ts'
import type { Resources } from '../../resources/resources.ts'
import { referencesOf } from './belongings.ts'
import { createKnownIds, type KnownIds } from './known-ids.ts'
import type { EntryLine, NeedLine, PassportHead, SettingLine } from './lines.ts'
import { checkPassport, passportLines } from './passport-file.ts'
import { type Later, restoreRow, restoreTie, settleLater } from './restore-rows.ts'
import { type NeedTask, settleFile } from './settle-needs.ts'

/** What bringing a plugin's data takes. */
export interface RestoreParts {
  readonly resources: Resources
  readonly files: FileStore
}

/** What came of a passport. */
export interface Restored {
  readonly head: PassportHead
  readonly rows: number
  /** Relations whose other end is not at this site. */
  readonly lostties: number
}

/** Brings everything of a passport into a site where the plugin is installed and has no rows yet. */
export async function restorePassport(parts: RestoreParts, plugin: string, file: string): Promise<Restored> {
  const head = await checkPassport(file)
  if (head.manifest.name !== plugin)
    throw conflict(`The passport is of the plugin ${head.manifest.name}, not of ${plugin}.`)
  await refuseFull(parts, plugin)
  const known = createKnownIds()
  const reason = `Data of ${plugin} from ${head.site}`
  const cause = { actor: systemActor, source: 'import', reason } as const
  const told = await parts.resources.changes.change(cause, (work) => restoreRows(parts, { work, known, head, file }))
  await restoreHistory(parts, { known, head, file })
  return { head, ...told }
}

/** Keys that are taken already would be mixed up with those that come. */
async function refuseFull({ resources }: RestoreParts, plugin: string): Promise<void> {
  for (const resource of resources.registry.all.filter((one) => one.plugin === plugin)) {
    const table = resource.own ?? resource.base
    const seeded = resource.declaration.form === 'resource' && !resource.declaration.belongsto
    const row = seeded
      ? undefined
      : await resources.database.read.selectFrom(table).selectAll().limit(1).executeTakeFirst()
    if (row)
      throw conflict(
        `The plugin ${plugin} has ${resource.title.toLowerCase()} here already; a passport is for a plugin without data.`,
      )
  }
}

interface Restoring {
  readonly known: KnownIds
  readonly head: PassportHead
  readonly file: string
}

async function restoreRows(
  { resources, files }: RestoreParts,
  { work, known, head, file }: Restoring & { readonly work: Work },
): Promise<Omit<Restored, 'head'>> {
  const needs = new Map<string, NeedLine>()
  const task: NeedTask = { base: { engine: resources, work }, needs, known }
  const later: Later[] = []
  const told = { rows: 0, lostties: 0 }
  for await (const line of passportLines(file)) {
    if (line.kind === 'need') needs.set(`${line.table} ${line.id}`, line)
    if (line.kind === 'file') await settleFile(task, files, line)
    if (line.kind === 'row') await restoreRow(task, line, later)
    if (line.kind === 'row') told.rows += 1
    if (line.kind === 'tie' && !(await restoreTie(task, line))) told.lostties += 1
    if (line.kind === 'setting') await restoreSetting(work, head.manifest.name, line)
  }
  await settleLater(task, later)
  const after = { site: head.site, passport: head.createddate, rows: told.rows }
  work.record({
    action: 'event',
    entitytype: 'plugins',
    entityid: 0,
    entityname: head.manifest.name,
    before: null,
    after,
  })
  return told
}

async function restoreSetting({ trx, time }: Work, pluginname: string, { key, value }: SettingLine): Promise<void> {
  await trx.deleteFrom('settings').where('pluginname', '=', pluginname).where('key', '=', key).execute()
  const row = { pluginname, key, value: JSON.stringify(value), modifieddate: storedOf(time) }
  await trx.insertInto('settings').values(row).execute()
}

/** Change sets that are written at once; they are committed in their order. */
const atonce = 64

/** The history as it was, under the keys of this site: who, when and why of each change stay. */
async function restoreHistory(parts: RestoreParts, restoring: Restoring): Promise<void> {
  const { changes } = parts.resources
  let writing: Promise<unknown>[] = []
  for await (const set of setsOf(restoring.file)) {
    const [first] = set
    const entries = set.flatMap((line) => entryHere(parts, restoring.known, line) ?? [])
    if (!first || entries.length === 0) continue
    const actor: Actor = { ...systemActor, name: `${first.actorname} (${restoring.head.site})` }
    const cause = { actor, source: first.source, reason: first.reason, at: first.createddate }
    writing.push(changes.change(cause, async (work) => entries.forEach((entry) => work.record(entry))))
    if (writing.length < atonce) continue
    await Promise.all(writing)
    writing = []
  }
  await Promise.all(writing)
}

/** Entries that were one change set. */
async function* setsOf(file: string): AsyncGenerator<readonly EntryLine[]> {
  let set: EntryLine[] = []
  for await (const line of passportLines(file)) {
    if (line.kind !== 'entry') continue
    if (set[0] && set[0].changesetid !== line.changesetid) {
      yield set
      set = []
    }
    set.push(line)
  }
  yield set
}

function entryHere({ resources }: RestoreParts, known: KnownIds, line: EntryLine): Entry | undefined {
  const { action, entitytype, entityname, before, after } = line
  const entityid = known.find(entitytype, line.entityid)
  if (entityid === undefined) return undefined
  const resource = resources.registry.find(entitytype)
  const moved = (row: JsonRow | null): JsonRow | null => {
    if (!row || !resource) return row
    const targets = new Map(referencesOf(resources.registry, resource).map(({ name, target }) => [name, target]))
    const entries = Object.entries(row).map(([name, value]): [string, unknown] => {
      const target = targets.get(name)
      return [name, target === undefined || typeof value !== 'number' ? value : (known.find(target, value) ?? null)]
    })
    return Object.fromEntries(entries)
  }
  return { action, entitytype, entityid, entityname, before: moved(before), after: moved(after) }
}
