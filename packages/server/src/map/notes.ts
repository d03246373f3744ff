import type { MapNotesAnswer } from '@shopdb/contract'
import type { Route } from '../access/route.ts'
import type { Resources } from '../resources/resources.ts'
import type { Floors } from './floors.ts'
import { readKey, readQuery } from './query.ts'
import { getPlan, placedByType, type Known } from './show-floor.ts'

/** Asks the plugins what they say of these assets, by the table of their type. */
export type AskNotes = (assets: ReadonlyMap<string, readonly number[]>) => Promise<MapNotesAnswer>

const note = {
  type: 'object',
  properties: {
    plugin: { type: 'string' },
    assetid: { type: 'integer' },
    tone: { type: 'string', enum: ['success', 'info', 'warning', 'error'] },
    badge: { type: 'string', maxLength: 3 },
    note: { type: 'string' },
  },
}
const failure = { type: 'object', properties: { plugin: { type: 'string' }, reason: { type: 'string' } } }
const schema = {
  type: 'object',
  properties: { data: { type: 'array', items: note }, failed: { type: 'array', items: failure } },
}

/** What plugins say of the markers of a floor plan. */
export function notesRoute(resources: Resources, floors: Floors, ask: AskNotes): Route {
  return {
    method: 'GET',
    path: '/api/map/notes',
    permission: resources.registry.get('assets').read,
    doc: {
      tag: 'Map',
      summary: 'Get what plugins say of the markers of a floor plan',
      description:
        'Each plugin has 200 ms; one that fails or takes longer is named under `failed` and costs only its own.',
      query: { floorplanid: { description: 'The first one by default.', schema: { type: 'integer', minimum: 1 } } },
      answer: { schema },
    },
    handle: async (call) => {
      const asked = readKey('floorplanid', readQuery(call, ['floorplanid']).floorplanid)
      const known = await floors.now()
      return { body: await ask(byTable(known, getPlan(known.catalogs, asked).floorplanid)) }
    },
  }
}

function byTable(known: Known, floorplanid: number): ReadonlyMap<string, readonly number[]> {
  const placed = placedByType(known, floorplanid)
  return new Map(
    [...placed].flatMap(([assettypeid, assetids]) => {
      const table = known.catalogs.tables.get(assettypeid)
      return table === undefined ? [] : [[table, assetids] as const]
    }),
  )
}
