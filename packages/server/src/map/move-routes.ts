import type { Route, RouteDoc } from '../access/route.ts'
import { moveThings, previewPlaces, type MoveParts } from './moves.ts'

const key = { type: 'integer', minimum: 1 }
const maybe = (type: object) => ({ anyOf: [type, { type: 'null' }] })
const pixel = { type: ['integer', 'null'] }
const kind = { type: 'string', enum: ['asset', 'location'] }
const spot = { floorplanid: maybe(key), mapx: pixel, mapy: pixel }
const closed = (properties: object, required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
const listOf = (items: object) => ({ type: 'array', minItems: 1, maxItems: 1000, items })

const move = closed({ kind, id: key, ...spot, from: maybe(closed(spot, ['floorplanid', 'mapx', 'mapy'])) }, [
  'kind',
  'id',
  'floorplanid',
  'mapx',
  'mapy',
])
const change = closed({ kind, id: key, locationid: maybe(key), parentlocationid: maybe(key) }, ['kind', 'id'])

const position = {
  type: 'object',
  properties: { ...spot, positionsource: { type: 'string', enum: ['self', 'related', 'location', 'none'] } },
}
const report = {
  type: 'object',
  properties: {
    dryrun: { type: 'boolean' },
    changesetid: { type: ['integer', 'null'] },
    total: { type: 'integer' },
    moved: {
      type: 'array',
      items: {
        type: 'object',
        properties: { assetid: key, assetnumber: { type: 'string' }, before: position, after: position },
      },
    },
  },
}

/** Moving on the map, and what a move would take along. */
export function moveRoutes(parts: MoveParts): readonly Route[] {
  const permission = parts.resources.registry.get('assets').read
  const routes = [
    { path: '/api/map/moves', doc: movesDoc, answer: moveThings },
    { path: '/api/positions/preview', doc: previewDoc, answer: previewPlaces },
  ]
  return routes.map(({ path, doc, answer }) => ({
    method: 'POST',
    path,
    permission,
    doc,
    handle: async (call) => ({ body: await answer(parts, call) }),
  }))
}

const movesDoc: RouteDoc = {
  tag: 'Map',
  summary: 'Move assets and locations',
  description:
    'All of them as one change set, or none. Without coordinates a thing gives its own spot back and stands where the others it belongs to do. `from` is the own spot that was seen: 412 when it is another by now. Needs `assets.write` for assets and `locations.write` for locations.',
  query: { dryrun: { description: 'Only tells what would move.', schema: { type: 'boolean', default: false } } },
  body: { schema: closed({ moves: listOf(move), reason: { type: 'string' } }, ['moves']) },
  answer: { schema: report },
}

const previewDoc: RouteDoc = {
  tag: 'Map',
  summary: 'Tell what moves when assets get other locations, or locations others above them',
  description: 'Changes nothing. An asset names its `locationid`, a location its `parentlocationid`.',
  body: { schema: closed({ changes: listOf(change) }, ['changes']) },
  answer: { schema: report },
}
