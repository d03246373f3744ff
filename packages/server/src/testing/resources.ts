import { systemActor, type Actor } from '../access/actor.ts'
import { assetRule } from '../assets/rules.ts'
import type { Clock } from '../base/clock.ts'
import { coreseeds } from '../catalogs/seeds.ts'
import { createChanges } from '../changes/changes.ts'
import { changetables } from '../changes/tables.ts'
import type { Work } from '../changes/work.ts'
import type { Database } from '../database/database.ts'
import { migrate } from '../database/migrate.ts'
import type { Migration } from '../database/table.ts'
import { planRule } from '../locations/plan-rule.ts'
import { spotRule } from '../locations/spot-rule.ts'
import { propagationRule } from '../relationships/propagation.ts'
import { relationshipRule } from '../relationships/rules.ts'
import { ensurePropagation } from '../relationships/seed.ts'
import { relationshipTypeRule } from '../relationships/types-rule.ts'
import { coremodel } from '../resources/model.ts'
import { createRegistry, type DeclarationSource } from '../resources/registry.ts'
import { createResources, type Resources } from '../resources/resources.ts'
import { ensureAssetTypes, ensureSeeds } from '../resources/seed.ts'
import { fileRule } from '../resources/stored-file.ts'
import { tablesOf } from '../resources/tables.ts'
import { createFinder } from '../search/finder.ts'

/** An engine over a fresh database, with the core's model and the given declarations, seeded; for tests below the HTTP door. */
export async function openResources(
  database: Database,
  clock: Clock,
  plugins: readonly DeclarationSource[],
): Promise<Resources> {
  const registry = createRegistry([
    { plugin: null, title: 'Shop', prefix: '/api', declarations: coremodel },
    ...plugins,
  ])
  const names = [null, ...plugins.map((source) => source.plugin)]
  const tables = [...changetables, ...names.flatMap((plugin) => tablesOf(registry, plugin))]
  const first: Migration = {
    name: '0001-all',
    up: tables.map((table) => ({ step: 'createtable' as const, table })),
    down: [],
  }
  await migrate(database, 'core', [first])
  const rules = new Map([
    ['assets', [assetRule, spotRule]],
    ['locations', [spotRule]],
    ['floorplans', [planRule(() => resources)]],
    ['assetrelationships', [relationshipRule(() => resources), propagationRule(() => resources)]],
    ['relationshiptypes', [relationshipTypeRule]],
    ['files', [fileRule]],
  ])
  const parts = { database, registry, changes: createChanges(database, clock), clock }
  const resources: Resources = createResources({
    ...parts,
    finder: createFinder(parts),
    rules,
    writerules: new Map(),
    seal: (text) => `sealed:${text}`,
  })
  await change(resources, async (work) => {
    await ensureSeeds(resources, work, coreseeds)
    await ensurePropagation(resources, work)
    await ensureAssetTypes(resources, work)
  })
  return resources
}

/** A change set by the product itself, or by the given actor. */
export function change<T>(
  resources: Resources,
  job: (work: Work) => Promise<T>,
  actor: Actor = systemActor,
): Promise<T> {
  return resources.changes.change({ actor, source: 'system' }, job)
}
