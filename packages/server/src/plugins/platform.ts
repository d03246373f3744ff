import { buffer } from 'node:stream/consumers'
import {
  dayOf,
  type Declaration,
  type Fields,
  type Log,
  notFound,
  type Platform,
  type StoredFile,
  type Work as ContractWork,
} from '@shopdb/contract'
import type { Actor } from '../access/actor.ts'
import type { Call } from '../access/route.ts'
import { isoOf } from '../base/clock.ts'
import type { Cause, Work } from '../changes/work.ts'
import { kindFacts } from '../files/kinds.ts'
import type { FileStore } from '../files/store.ts'
import { relate, unrelate } from '../relationships/relate.ts'
import { readTieSpans } from '../relationships/tie-spans.ts'
import { contractWork, readerOf } from '../resources/facade.ts'
import { historySince } from '../resources/history.ts'
import type { Resources } from '../resources/resources.ts'
import { nameOf, storedRow } from '../resources/rows.ts'
import { readPluginSettings, settingsReader } from '../settings/plugin-settings.ts'
import type { Vault } from '../settings/vault.ts'
import { fetchOutside } from './outgoing.ts'
import { readPast } from './past-values.ts'
import { tableOf } from './read-table.ts'
import { revealSecret } from './reveal.ts'

/** What a plugin's platform is made of. */
export interface PlatformParts {
  readonly resources: Resources
  readonly log: Log
  readonly position: Platform['position']
  readonly vault: Vault
  readonly files: FileStore
}

/** Whose platform it is. */
export interface PlatformOwner {
  readonly name: string
  /** What people call it. */
  readonly title: string
  /** The settings it declares. */
  readonly settings: Fields
  readonly asked?: AskedBy
}

/** Who asked for what a plugin does now, and from where. */
export type AskedBy = Pick<Call, 'actor' | 'source' | 'requestid' | 'least'>

/** What the code of one plugin may use of the site; what it changes is written down under its name, or under that of who asked. */
export function createPlatform(parts: PlatformParts, owner: PlatformOwner): Platform {
  const { resources, position } = parts
  const { database, changes, clock } = resources
  const cause = causeOf(owner)
  return {
    ...readerOf(resources, database.read),
    change: (reason, job) => changes.change({ ...cause, reason }, (work) => job(platformWork(resources, work))),
    audit: (action, declaration, id, details = {}) =>
      changes.change({ ...cause, reason: action }, (work) => noteEvent(resources, work, { declaration, id, details })),
    settings: settingsReader(() => settingsOf(parts, owner)),
    readFile: (fileid) => readStored(parts, fileid),
    readTable: async (fileid, format) => tableOf((await readStored(parts, fileid)).bytes, format),
    reveal: (declaration, id, field) =>
      revealSecret(resources, parts.vault, { plugin: owner.name, declaration, id, field }),
    position,
    history: (declaration, id, since) =>
      historySince(resources, resources.registry.get(declaration.table), { id, since }),
    past: (declaration, id, member) => readPast(resources, resources.registry.get(declaration.table), { id, member }),
    ties: (assetid, since) => readTieSpans(database.read, assetid, since),
    fetch: fetchOutside,
    now: () => isoOf(clock.now()),
    today: () => dayOf(isoOf(clock.now())),
    log: namedLog(parts.log, owner.name),
    query: database.read,
  }
}

/** What a plugin changes is written down under its name; where somebody asked for it, under theirs, with its own beside. */
function causeOf({ name: pluginname, title, asked }: PlatformOwner): Cause {
  if (asked) return { ...asked, actor: { ...asked.actor, pluginname } }
  const actor: Actor = { kind: 'plugin', userid: null, apikeyid: null, pluginname, name: title, role: 'admin' }
  return { actor, source: 'plugin' }
}

async function readStored({ resources, files }: PlatformParts, fileid: number): Promise<StoredFile> {
  const row = await resources.database.read
    .selectFrom('files')
    .select(['name', 'kind', 'sha256'])
    .where('fileid', '=', fileid)
    .where('isactive', '=', 1)
    .executeTakeFirst()
  if (!row) throw notFound(`There is no file ${fileid}.`)
  const bytes = await buffer(await files.open(String(row['sha256'])))
  return { name: String(row['name']), type: kindFacts(row['kind']).contenttype, bytes }
}

async function settingsOf({ resources, vault }: PlatformParts, { name, settings }: PlatformOwner) {
  return await readPluginSettings(resources.database.read, vault, { plugin: name, fields: settings })
}

/** An open change set as plugin code sees it. */
export function platformWork(resources: Resources, work: Work): ContractWork {
  return {
    ...contractWork(resources, work),
    relate: (tie) => relate(resources, work, tie),
    unrelate: (tie) => unrelate(resources, work, tie),
  }
}

interface Event {
  readonly declaration: Declaration
  readonly id: number
  readonly details: Readonly<Record<string, unknown>>
}

async function noteEvent(resources: Resources, work: Work, { declaration, id, details }: Event): Promise<void> {
  const resource = resources.registry.get(declaration.table)
  const row = await storedRow(work, resource, id)
  work.record({
    action: 'event',
    entitytype: resource.entitytype,
    entityid: id,
    entityname: nameOf(resource, row),
    before: null,
    after: details,
  })
}

function namedLog(log: Log, plugin: string): Log {
  return {
    info: (message, details) => log.info(message, { plugin, ...details }),
    warn: (message, details) => log.warn(message, { plugin, ...details }),
    error: (message, details) => log.error(message, { plugin, ...details }),
  }
}
