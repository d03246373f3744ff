import { requirePermission } from '../access/actor.ts'
import type { Call, Route } from '../access/route.ts'
import { parseId, type Resources } from '../resources/resources.ts'
import { causeOf } from '../resources/routes.ts'
import { readDependents, type FindPositioned } from './dependents.ts'
import { relationDocs } from './docs.ts'
import { readGraph, readImpact } from './graph.ts'
import { parseDepth, parsePage, refuseStrangers } from './parameters.ts'
import { previewRelation } from './preview.ts'
import { parseProposal } from './proposal.ts'
import { readRelations } from './relations.ts'
import { refuseNewType } from './types-rule.ts'

type Reading = (assetid: number, call: Call) => Promise<unknown>

/** What assets are to each other: the relations of one, its graph, what its stop affects, what hangs on it. */
export function relationshipRoutes(resources: Resources, positioned: FindPositioned): readonly Route[] {
  const { registry, database } = resources
  const { read } = database
  const withoutQuery = (reading: (assetid: number) => Promise<unknown>): Reading => {
    return (assetid, { query }) => {
      refuseStrangers(query)
      return reading(assetid)
    }
  }
  return [
    assetRoute(resources, 'relationships', (assetid, call) => readRelations(read, assetid, parsePage(call.query))),
    assetRoute(resources, 'graph', (assetid, call) => readGraph(read, assetid, parseDepth(call.query))),
    assetRoute(
      resources,
      'impact',
      withoutQuery((assetid) => readImpact(read, assetid)),
    ),
    assetRoute(
      resources,
      'dependents',
      withoutQuery((assetid) => readDependents(read, { registry, positioned }, assetid)),
    ),
    previewRoute(resources),
    newTypeRoute(resources),
  ]
}

function assetRoute(resources: Resources, name: keyof typeof relationDocs, reading: Reading): Route {
  const asset = resources.registry.get('assets')
  const { read: mayRead } = resources.registry.get('assetrelationships')
  return {
    method: 'GET',
    path: `/api/assets/:id/${name}`,
    permission: asset.read,
    doc: { tag: asset.title, ...relationDocs[name] },
    handle: async (call) => {
      requirePermission(call.actor, mayRead)
      const assetid = parseId(asset, call.params['id'])
      await resources.reader(asset).get(resources.database.read, assetid)
      return { body: await reading(assetid, call) }
    },
  }
}

function previewRoute(resources: Resources): Route {
  const relationship = resources.registry.get('assetrelationships')
  return {
    method: 'POST',
    path: `${relationship.path}/preview`,
    permission: relationship.write,
    doc: { tag: relationship.title, ...relationDocs.preview },
    handle: async (call) => {
      refuseStrangers(call.query)
      return { body: await previewRelation(resources, causeOf(call), parseProposal(call.body)) }
    },
  }
}

/** There would be no such endpoint otherwise; whoever asks is told why. */
function newTypeRoute(resources: Resources): Route {
  const type = resources.registry.get('relationshiptypes')
  return {
    method: 'POST',
    path: type.path,
    permission: type.write,
    doc: { tag: type.title, ...relationDocs.newtype },
    handle: async () => refuseNewType(),
  }
}
