import type { JsonRow } from '@shopdb/contract'
import type { Answer, Call, Route } from '../access/route.ts'
import { parseId, type Resources } from '../resources/resources.ts'
import type { KnownAsset, Positions } from './positions.ts'

const schema = {
  type: 'object',
  properties: {
    mapx: { type: ['integer', 'null'] },
    mapy: { type: ['integer', 'null'] },
    floorplanid: { type: ['integer', 'null'] },
    positionsource: { type: 'string', enum: ['self', 'related', 'location', 'none'] },
    chain: {
      type: 'array',
      items: {
        type: 'object',
        properties: { kind: { type: 'string', enum: ['asset', 'location'] }, id: { type: 'integer' } },
      },
    },
  },
}

/** Where an asset is drawn, and why there. */
export function positionRoutes(resources: Resources, positions: Positions): readonly Route[] {
  const asset = resources.registry.get('assets')
  return [
    {
      method: 'GET',
      path: '/api/assets/:id/position',
      permission: asset.read,
      doc: {
        tag: asset.title,
        summary: 'Get the position of an asset',
        description:
          'Its own spot, else that of an asset it stands with, else its location. `chain` is the way that led there.',
        answer: { schema },
      },
      handle: (call) => answerPosition(resources, positions, call),
    },
  ]
}

async function answerPosition(resources: Resources, positions: Positions, call: Call): Promise<Answer> {
  const asset = resources.registry.get('assets')
  const id = parseId(asset, call.params['id'])
  await resources.reader(asset).get(resources.database.read, id)
  const resolved = await positions.resolve(id)
  return { body: { ...resolved.position, chain: resolved.chain } }
}

/** Adds the resolved position to an asset as it is answered. */
export async function withPosition(positions: Positions, row: JsonRow): Promise<JsonRow> {
  // Assets have these columns, whatever their type.
  const position = await positions.find(row as unknown as KnownAsset)
  // The row was read for this answer alone; a copy of it would cost as much as reading it.
  return Object.assign(row, { position })
}
