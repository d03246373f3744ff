import { forbidden, invalidInput, notFound, ShopError } from '@shopdb/contract'
import type { Answer, Call, Route } from '../access/route.ts'
import { isoOfStored } from '../base/clock.ts'
import { parseId } from '../resources/resources.ts'
import { causeOf } from '../resources/routes.ts'
import type { CollectorParts } from './collecting.ts'
import type { Door } from './door.ts'
import { inboxRoutes } from './inbox-routes.ts'
import type { PushNote } from './journal.ts'
import type { ItemOutcome } from './outcome.ts'
import { type Pushed, refusal, writePush } from './push.ts'
import { digestOf } from './sightings.ts'

const tag = 'Collectors'
const read = { name: 'collectors.read', least: 'manager' } as const
const path = '/api/collectors/:plugin/:collector'
const mostitems = 1000
const mostbytes = 16 * 1024 * 1024
const answer = { schema: { type: 'object' } }

/** Where collectors push what they found, and where people see how it went. */
export function collectorRoutes(parts: CollectorParts): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/collectors',
      permission: read,
      doc: { tag, summary: 'List the collectors and their last pushes', answer },
      handle: () => listDoors(parts),
    },
    {
      method: 'POST',
      path,
      permission: 'collector',
      bodylimit: mostbytes,
      doc: {
        tag,
        summary: 'Push one item, or a list of up to 1,000',
        description: 'Each item is answered on its own: created, updated, unchanged, quarantined or rejected, and why.',
        query: { dryrun: { description: 'Say what would be done, and do nothing.', schema: { type: 'boolean' } } },
        body: { schema: { type: ['object', 'array'] } },
        answer,
      },
      handle: (call) => push(parts, call),
    },
    {
      method: 'GET',
      path: `${path}/schema`,
      permission: 'collector',
      doc: { tag, summary: 'The JSON Schema of one item', answer },
      handle: async (call) => ({ body: schemaOf(doorOf(parts, call)) }),
    },
    {
      method: 'GET',
      path: '/api/assets/:id/sightings',
      permission: parts.resources.registry.get('assets').read,
      doc: { tag, summary: 'List when collectors last saw an asset', answer },
      handle: (call) => listSightings(parts, call),
    },
    ...inboxRoutes(parts),
  ]
}

function doorOf({ doors }: CollectorParts, { params, actor }: Call): Door {
  const { plugin, collector } = params
  if (actor.kind === 'apikey' && actor.pluginname !== plugin)
    throw forbidden(`This key is for the collectors of ${actor.pluginname}, not of ${plugin}.`)
  const all = doors()
  const door = all.find((one) => one.plugin === plugin && one.name === collector)
  if (door) return door
  const names = all.map((one) => `${one.plugin}/${one.name}`).join(', ')
  throw notFound(`There is no collector ${plugin}/${collector}; there are ${names || 'none'}.`)
}

function schemaOf({ plugin, name, description, schema }: Door): object {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: `${plugin}/${name}`, description, ...schema }
}

async function listDoors({ doors, journal }: CollectorParts): Promise<Answer> {
  const data = doors().map(({ plugin, name, description }) => ({
    plugin,
    name,
    description,
    path: `/api/collectors/${plugin}/${name}`,
  }))
  return { body: { data, pushes: await journal.list() } }
}

async function push(parts: CollectorParts, call: Call): Promise<Answer> {
  const { resources, journal, foresee } = parts
  const door = doorOf(parts, call)
  const dryrun = parseDryRun(call)
  const begun = performance.now()
  const told = { plugin: door.plugin, collector: door.name, actorname: call.actor.name }
  const note = (more: Pick<PushNote, 'items' | 'answer' | 'error'>): void =>
    journal.note({ ...told, milliseconds: performance.now() - begun, ...more })
  try {
    const items = itemsOf(call.body)
    const taken = await recordsOf(door, items)
    const pusher = { plugin: door.plugin, collector: door.name }
    const foresight = await foresee(pusher, taken.records)
    const body = await writePush(
      resources,
      { ...causeOf(call, `${door.plugin}/${door.name}`), source: 'collector' },
      { ...taken, dryrun, pusher, foresight },
    )
    if (!dryrun) journal.seeAgain(pusher, [...foresight.unchanged.keys()])
    const isNews = body.changesetid !== null || body.rejected > 0 || body.quarantined > 0
    if (!dryrun && isNews) note({ items: items.length, answer: body, error: '' })
    return { body }
  } catch (cause) {
    // What the collector did wrong is seen on the page; what went wrong here is in the log.
    if (cause instanceof ShopError && !dryrun) note({ items: 0, answer: undefined, error: cause.message })
    throw cause
  }
}

function parseDryRun({ query }: Call): boolean {
  const { dryrun = 'false', ...others } = query
  const stranger = Object.keys(others)[0]
  if (stranger !== undefined)
    throw invalidInput([{ path: `/${stranger}`, message: 'is not a parameter here; there is dryrun' }])
  if (dryrun !== 'true' && dryrun !== 'false')
    throw invalidInput([{ path: '/dryrun', message: 'must be true or false' }])
  return dryrun === 'true'
}

function itemsOf(body: unknown): readonly unknown[] {
  if (body === undefined || body === null)
    throw invalidInput([{ path: '', message: 'must be one item, or a list of items' }])
  if (!Array.isArray(body)) return [body]
  if (body.length === 0 || body.length > mostitems)
    throw invalidInput([{ path: '', message: `must have 1 to ${mostitems} items; it has ${body.length}` }])
  return body
}

interface Taken {
  readonly records: readonly Pushed[]
  readonly refused: readonly ItemOutcome[]
}

/** The records of all items; one that does not fit is refused by itself. */
async function recordsOf(door: Door, items: readonly unknown[]): Promise<Taken> {
  const records: Pushed[] = []
  const refused: ItemOutcome[] = []
  for (const [item, given] of items.entries()) {
    try {
      records.push(...(await door.records(given)).map((record) => ({ item, record, digest: digestOf(record) })))
    } catch (cause) {
      if (!(cause instanceof ShopError)) throw cause
      refused.push({ item, ...refusal(cause) })
    }
  }
  return { records, refused }
}

async function listSightings({ resources }: CollectorParts, { params }: Call): Promise<Answer> {
  const rows = await resources.database.read
    .selectFrom('assetsightings')
    .select(['pluginname', 'collector', 'seendate'])
    .where('assetid', '=', parseId(resources.registry.get('assets'), params['id']))
    .orderBy('seendate', 'desc')
    .execute()
  return { body: { data: rows.map((row) => ({ ...row, seendate: isoOfStored(String(row['seendate'])) })) } }
}
