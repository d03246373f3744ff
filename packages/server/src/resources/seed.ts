import type { Declaration, Seed } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import type { Engine } from './engine.ts'
import type { Resource } from './resource.ts'
import { keyOf } from './stored.ts'
import { createRow, updateRow } from './write.ts'

type Input = Readonly<Record<string, unknown>>

/** Makes sure of reference rows: each is known again by its display field. Gives how many were made. */
export async function ensureSeeds(engine: Engine, work: Work, seeds: readonly Seed[]): Promise<number> {
  let made = 0
  for (const { declaration, rows } of seeds) {
    const resource = engine.registry.get(declaration.table)
    for (const row of rows) if (await ensureRow(engine, work, resource, row)) made += 1
  }
  return made
}

async function ensureRow(engine: Engine, work: Work, resource: Resource, input: Input): Promise<boolean> {
  if ((await findByDisplay(work, resource, input[resource.display])) !== undefined) return false
  await createRow({ engine, work, resource }, input, { trusted: true })
  return true
}

async function findByDisplay(work: Work, resource: Resource, value: unknown): Promise<number | undefined> {
  const column = resource.readable.get(resource.display)
  const wanted = column?.foldedname === undefined ? value : keyOf(column, String(value))
  const rows = work.trx
    .selectFrom(resource.base)
    .select(resource.key)
    .where(column?.foldedname ?? resource.display, '=', wanted)
  const found = await rows.executeTakeFirst()
  return found && Number(found[resource.key])
}

/** Gives each declared asset type its row, and takes over a changed icon or table. What the site named it stays. */
export async function ensureAssetTypes(engine: Engine, work: Work): Promise<void> {
  const types = engine.registry.get('assettypes')
  for (const resource of engine.registry.all.filter((known) => known.own !== undefined)) {
    const known = await work.trx
      .selectFrom('assettypes')
      .select('assettypeid')
      .where('tablename', '=', resource.name)
      .executeTakeFirst()
    const facts = { pluginname: resource.plugin, tablename: resource.name }
    if (known)
      await updateRow({ engine, work, resource: types }, Number(known['assettypeid']), facts, { trusted: true })
    else
      await createRow(
        { engine, work, resource: types },
        { name: resource.label, icon: resource.icon, ...look(resource.declaration), ...facts },
        { trusted: true },
      )
  }
}

function look(declaration: Declaration): Input {
  const color = declaration.form === 'assettype' ? declaration.color : undefined
  return {
    ...(color === undefined ? {} : { color }),
    ...(declaration.description === undefined ? {} : { description: declaration.description }),
  }
}
