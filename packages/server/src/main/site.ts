import type { Declaration } from '@shopdb/contract'
import type { Route } from '../access/route.ts'
import { accesstables } from '../access/tables.ts'
import { detailer } from '../assets/details.ts'
import { assetRule } from '../assets/rules.ts'
import { changetables } from '../changes/tables.ts'
import { sightingRule } from '../collectors/sighting-rule.ts'
import { collectortables } from '../collectors/tables.ts'
import type { Table } from '../database/table.ts'
import type { FileStore } from '../files/store.ts'
import { jobtables } from '../jobs/tables.ts'
import { pictureRule } from '../locations/picture-rule.ts'
import { planRule } from '../locations/plan-rule.ts'
import { treeRoutes } from '../locations/routes.ts'
import { spotRule } from '../locations/spot-rule.ts'
import { standingRule } from '../locations/standing.ts'
import { isRunning, type LoadedPlugin } from '../plugins/plugin.ts'
import type { Positions } from '../positions/positions.ts'
import { positionRoutes, withPosition } from '../positions/routes.ts'
import { findStandingWith } from '../positions/standing-with.ts'
import { mergeRoute } from '../relationships/merge-route.ts'
import { propagationRule } from '../relationships/propagation.ts'
import { relationshipRoutes } from '../relationships/routes.ts'
import { relationshipRule } from '../relationships/rules.ts'
import { relationshipTypeRule } from '../relationships/types-rule.ts'
import { changeSetRoutes } from '../resources/changeset-routes.ts'
import type { Engine, Rule } from '../resources/engine.ts'
import { fileRoutes } from '../resources/file-routes.ts'
import { createRegistry, type DeclarationSource, type Registry } from '../resources/registry.ts'
import type { Resource } from '../resources/resource.ts'
import type { Resources } from '../resources/resources.ts'
import { resourceRoutes, type Extend } from '../resources/routes.ts'
import { fileRule } from '../resources/stored-file.ts'
import { tablesOf } from '../resources/tables.ts'
import { transferRoutes } from '../resources/transfer-routes.ts'
import type { Untabled } from '../resources/untabled.ts'
import type { TextFinder } from '../search/finder.ts'
import { searchRoutes } from '../search/routes.ts'
import { settingstables } from '../settings/tables.ts'

/** The registry of the core's declarations and those of the plugins that run. */
export function siteRegistry(core: readonly Declaration[], plugins: readonly LoadedPlugin[]): Registry {
  const sources = plugins.filter(isRunning).flatMap(({ manifest, plugin }): readonly DeclarationSource[] => {
    if (!manifest || !plugin) return []
    const declarations = [...(plugin.assettypes ?? []), ...(plugin.subtypes ?? []), ...(plugin.resources ?? [])]
    return [{ plugin: manifest.name, title: manifest.title, prefix: manifest.api_prefix, declarations }]
  })
  return createRegistry([{ plugin: null, title: 'Shop', prefix: '/api', declarations: core }, ...sources])
}

/** Every table of the core: what is declared, and what the platform keeps beside it. */
export function coreTables(registry: Registry): readonly Table[] {
  return [
    ...settingstables,
    ...jobtables,
    ...collectortables,
    ...accesstables,
    ...changetables,
    ...tablesOf(registry, null),
  ]
}

/** The rules of the core's own features, by entity type. They write in their turn, through the engine they are part of. */
export function coreRules(engineOf: () => Engine): ReadonlyMap<string, readonly Rule[]> {
  return new Map([
    ['assets', [assetRule, sightingRule, spotRule]],
    ['assetrelationships', [relationshipRule(engineOf), propagationRule(engineOf)]],
    ['relationshiptypes', [relationshipTypeRule]],
    ['files', [fileRule]],
    ['locations', [standingRule(engineOf), spotRule]],
    ['floorplans', [pictureRule, planRule(engineOf)]],
    ['businessunits', [standingRule(engineOf)]],
  ])
}

/** What the endpoints are served from. */
export interface Served {
  readonly resources: Resources
  readonly finder: TextFinder
  readonly files: FileStore
  readonly positions: Positions
}

/** The endpoints of everything declared, and of the features that go across them; `untabled` can be undone beside rows. */
export function siteRoutes(
  { resources, finder, files, positions }: Served,
  untabled: readonly Untabled[],
): readonly Route[] {
  const details = detailer(resources)
  return [
    ...resources.registry.all.flatMap((resource) => [
      ...resourceRoutes(resources, resource, extensionOf(positions, resource, details)),
      ...transferRoutes(resources, resource),
    ]),
    ...treeRoutes(resources),
    ...positionRoutes(resources, positions),
    ...relationshipRoutes(resources, findStandingWith(resources.database.read, positions)),
    mergeRoute(resources),
    ...searchRoutes(resources, finder),
    ...changeSetRoutes(resources, untabled),
    ...fileRoutes(resources, files),
  ]
}

/** A single asset is answered with its position, and as an asset of any type also with its type's fields. */
function extensionOf(positions: Positions, resource: Resource, details: Extend): Extend | undefined {
  if (resource.name === 'assets') return async (row) => withPosition(positions, await details(row))
  return resource.own === undefined ? undefined : (row) => withPosition(positions, row)
}
