import { integer, parseInput } from '@shopdb/contract'
import type { Call, Route } from '../access/route.ts'
import { parseId, type Resources } from '../resources/resources.ts'
import { causeOf } from '../resources/routes.ts'
import { mergeAssets } from './merge.ts'

const fields = { assetid: integer({ required: true, min: 1, help: 'The one that goes.' }) }

/** Two assets that are one thing become one, as one change that can be undone. */
export function mergeRoute(resources: Resources): Route {
  const asset = resources.registry.get('assets')
  return {
    method: 'POST',
    path: '/api/assets/:id/merge',
    permission: asset.write,
    doc: {
      tag: asset.title,
      summary: 'Take another asset into this one',
      description:
        'Empty fields are filled, relations and rows that belong to the other move, and the other is removed.',
      body: { schema: { type: 'object', properties: { assetid: { type: 'integer' } }, required: ['assetid'] } },
      answer: { status: 204 },
    },
    handle: async (call: Call) => {
      const keep = parseId(asset, call.params['id'])
      const { assetid } = parseInput(fields, call.body, 'create')
      await resources.changes.change(causeOf(call, 'Merged two assets'), (work) =>
        mergeAssets(resources, work, { keep, other: Number(assetid) }),
      )
      return {}
    },
  }
}
