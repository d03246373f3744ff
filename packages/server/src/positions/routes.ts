import { notFound, type JsonRow } from '@shopdb/contract'
import type { Answer, Call, Route } from '../access/route.ts'
import { parseId, type Resources } from '../resources/resources.ts'
import type { KnownAsset, Positions } from './positions.ts'

const schema = {
  type: 'object',
  properties: {
    mapx: { type: ['integer', 'null'] },
    mapy: { type: ['integer', 'null'] },
    floorplanid: { type: ['integer', 'null'] },
    floorplanname: { type: ['string', 'null'] },
    positionsource: { type: 'string', enum: ['self', 'related', 'location', 'none'] },
    chain: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          kind: { type: 'string', enum: ['asset', 'location'] },
          id: { type: 'integer' },
          name: { type: 'string' },
          via: {
            type: ['string', 'null'],
            description: 'How the step before leads here: `is part of`, `stands in`, `within`.',
          },
        },
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
  const id = parseId(resources.registry.get('assets'), call.params['id'])
  const body = await positions.explain(id)
  if (body) return { body }
  throw notFound(`There is no asset ${id}.`)
}

/** Adds the resolved position to an asset as it is answered. */
export async function withPosition(positions: Positions, row: JsonRow): Promise<JsonRow> {
  // Assets have these columns, whatever their type.
  const position = await positions.find(row as unknown as KnownAsset)
  // The row was read for this answer alone; a copy of it would cost as much as reading it.
  return Object.assign(row, { position })
}
