import { conflict, type JsonRow } from '@shopdb/contract'
import type { Actor } from '../../access/actor.ts'
import { systemActor } from '../../access/actor.ts'
import { storedOf } from '../../base/clock.ts'
import type { Entry, Work } from '../../changes/work.ts'
import type { FileStore } from '../../files/store.ts'
import type { Resources } from '../../resources/resources.ts'
import type { Vault } from '../../settings/vault.ts'
import { referencesOf } from './belongings.ts'
import { dropRows, purgeLeaving } from './drop-data.ts'
import { type FitRow, fitRows } from './fit-row.ts'
import { createKnownIds, type KnownIds } from './known-ids.ts'
import type { EntryLine, NeedLine, PassportHead, RowLine, SettingLine } from './lines.ts'
import { checkPassport, passportLines } from './passport-file.ts'
import { findDrop, refill } from './refill.ts'
import { refuseFull } from './refuse-full.ts'
import { type Later, restoreGuest, restoreRow, restoreTie, settleLater } from './restore-rows.ts'
import { type NeedTask, settleFile } from './settle-needs.ts'

/** What bringing a plugin's data takes. */
export interface RestoreParts {
  readonly resources: Resources
  readonly files: FileStore
  readonly vault: Vault
}

/** What came of a passport, and what is left in it. */
export interface Restored {
  readonly head: PassportHead
  readonly rows: number
  /** Relations whose other end is not at this site. */
  readonly lostties: number
  /** Rows of other plugins that could not come, by table. */
  readonly leftrows: Readonly<Record<string, number>>
  /** References of rows that stayed, which could not be filled again. */
  readonly leftvalues: number
}

/** Brings everything of a passport into a site where the plugin is installed and has no rows yet. */
export async function restorePassport(parts: RestoreParts, plugin: string, file: string): Promise<Restored> {
  const { head, sha256 } = await checkPassport(file)
  if (head.manifest.name !== plugin)
    throw conflict(`The passport is of the plugin ${head.manifest.name}, not of ${plugin}.`)
  await refuseFull(parts.resources, plugin)
  const { changes } = parts.resources
  const drop = await findDrop(parts.resources, plugin, sha256)
  const reason = `Data of ${plugin} from ${head.site}`
  const cause = { actor: systemActor, source: 'import', reason, keepssources: true } as const
  const { known, ...told } = await changes.change(cause, (work) =>
    // A job may run again: what it has met is of that run only.
    restoreRows(parts, work, { known: createKnownIds(), head, file, drop }),
  )
  // Where it was dropped the log has it still.
  if (drop === undefined) await restoreHistory(parts, { known, head, file }).catch(takeBack(parts, plugin))
  return { head, ...told }
}

/** Half of a history is worse than none of the data. */
function takeBack({ resources }: RestoreParts, plugin: string): (cause: unknown) => Promise<never> {
  return async (cause) => {
    await dropRows(resources, { plugin })
    throw cause
  }
}

interface Restoring {
  readonly known: KnownIds
  readonly head: PassportHead
  readonly file: string
}

interface Told {
  rows: number
  lostties: number
  leftvalues: number
  readonly leftrows: Record<string, number>
}

interface Site extends Restoring {
  /** The change in which this site dropped what the passport holds. */
  readonly drop: number | undefined
}

async function restoreRows(parts: RestoreParts, work: Work, site: Site): Promise<Told & { readonly known: KnownIds }> {
  const { resources, vault } = parts
  const { known, head, drop } = site
  const canOpen = (sealed: string): boolean => isOurs(vault, sealed)
  const needs = new Map<string, NeedLine>()
  const task: NeedTask = { base: { engine: resources, work }, needs, known, ishome: drop !== undefined, canOpen }
  const told: Told = { rows: 0, lostties: 0, leftvalues: 0, leftrows: {} }
  // The rows that installing it has made stand where those that come had stood.
  if (drop !== undefined) await purgeLeaving(resources, work, head.manifest.name)
  await restoreLines(parts, task, { site, needs, told })
  if (drop !== undefined) told.leftvalues = await refill(resources, work, { changesetid: drop, known })
  recordBrought(work, head, told.rows)
  return { known, ...told }
}

interface Lines {
  readonly site: Site
  readonly needs: Map<string, NeedLine>
  readonly told: Told
}

async function restoreLines({ files }: RestoreParts, task: NeedTask, { site, needs, told }: Lines) {
  const plugin = site.head.manifest.name
  const later: Later[] = []
  const fit = fitRows(task.base.engine.registry, site.head)
  for await (const line of passportLines(site.file)) {
    if (line.kind === 'need') needs.set(`${line.table} ${line.id}`, line)
    if (line.kind === 'file') await settleFile(task, files, line)
    if (line.kind === 'row') await bringRow(task, { line, later, told, plugin, fit })
    if (line.kind === 'tie' && !(await restoreTie(task, line))) told.lostties += 1
    if (line.kind === 'setting') await restoreSetting(task, plugin, line)
  }
  await settleLater(task, later)
}

interface Bringing {
  readonly line: RowLine
  readonly later: Later[]
  readonly told: Told
  readonly plugin: string
  readonly fit: FitRow
}

async function bringRow(task: NeedTask, { line, later, told, plugin, fit }: Bringing): Promise<void> {
  const resource = task.base.engine.registry.find(line.table)
  // The type of its assets is the core's to keep.
  if (resource?.plugin === plugin) await restoreRow(task, fit(resource, line), later)
  else if (line.table === 'assettypes') await restoreRow(task, line, later)
  else if (!(await restoreGuest(task, line, later))) {
    told.leftrows[line.table] = (told.leftrows[line.table] ?? 0) + 1
    return
  }
  if (line.table !== 'assettypes') told.rows += 1
}

function recordBrought(work: Work, head: PassportHead, rows: number): void {
  const after = { site: head.site, passport: head.createddate, rows }
  const entityname = head.manifest.name
  work.record({ action: 'event', entitytype: 'plugins', entityid: 0, entityname, before: null, after })
}

/** Whether it was sealed under the secret of this site. */
function isOurs(vault: Vault, sealed: string): boolean {
  try {
    vault.unseal(sealed)
    return true
  } catch {
    return false
  }
}

async function restoreSetting({ base, canOpen }: NeedTask, pluginname: string, line: SettingLine): Promise<void> {
  const { key, value, sealed } = line
  if (sealed !== undefined && !canOpen(sealed)) return
  const { trx, time } = base.work
  await trx.deleteFrom('settings').where('pluginname', '=', pluginname).where('key', '=', key).execute()
  const row = { pluginname, key, value: sealed ?? JSON.stringify(value), modifieddate: storedOf(time) }
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
