import type { Declaration, Plugin } from '@shopdb/contract'
import { connectsFlaws } from './check-connects.ts'
import { checkDeclaration } from './check-declaration.ts'
import { targetOf } from './check-field.ts'
import { entryFlaw, slotFlaw } from './check-slots.ts'
import type { PluginCheck } from './plugin.ts'

/** Everything that a plugin declares. */
export function declarationsOf(plugin: Plugin | undefined): readonly Declaration[] {
  return [...(plugin?.assettypes ?? []), ...(plugin?.subtypes ?? []), ...(plugin?.resources ?? [])]
}

/** A plugin's declarations must be sound, new to the site, and refer to tables that are there. */
export function checkDeclarations(core: readonly Declaration[]): PluginCheck {
  return ({ plugin }, others) => {
    if (!plugin) return 'Its code was not imported.'
    const known = [...core, ...others.flatMap((other) => declarationsOf(other.plugin))]
    return (
      slotFlaw(plugin) ??
      formFlaw(plugin) ??
      soundnessFlaw(declarationsOf(plugin)) ??
      collisionFlaw(declarationsOf(plugin), known) ??
      referenceFlaw(declarationsOf(plugin), known) ??
      connectsFlaw(declarationsOf(plugin), known) ??
      seedFlaw(plugin) ??
      entryFlaw(plugin, new Map([...known, ...declarationsOf(plugin)].map((one) => [one.table, one])))
    )
  }
}

function formFlaw({ assettypes = [], subtypes = [], resources = [] }: Plugin): string | undefined {
  const misplaced = [
    ...assettypes
      .filter(({ form }) => form !== 'assettype')
      .map(({ name }) => `${name} in assettypes must be made by defineAssetType.`),
    ...subtypes
      .filter(({ form }) => form !== 'subtype')
      .map(({ name }) => `${name} in subtypes must be made by defineSubtype.`),
    ...resources
      .filter(({ form }) => form !== 'resource')
      .map(({ name }) => `${name} in resources must be made by defineResource.`),
  ]
  return misplaced[0]
}

function soundnessFlaw(declarations: readonly Declaration[]): string | undefined {
  const flaws = declarations.flatMap((declaration) =>
    checkDeclaration(declaration).map(({ path, message }) => `${declaration.name}${path} ${message}`),
  )
  return flaws.length === 0 ? undefined : `${flaws.join('; ')}.`
}

function collisionFlaw(declarations: readonly Declaration[], known: readonly Declaration[]): string | undefined {
  const before = [...known]
  for (const declaration of declarations) {
    if (before.some(({ table }) => table === declaration.table))
      return `The table ${declaration.table} of ${declaration.name} is there already; choose another.`
    if (before.some(({ name }) => name === declaration.name))
      return `The name ${declaration.name} is there already; choose another.`
    before.push(declaration)
  }
  return undefined
}

function referenceFlaw(declarations: readonly Declaration[], known: readonly Declaration[]): string | undefined {
  const tables = new Set([...known, ...declarations].map(({ table }) => table))
  for (const declaration of declarations) {
    if (declaration.form === 'subtype' && !tables.has(declaration.of.table))
      return `${declaration.name} extends ${declaration.of.name}, which no running plugin declares.`
    const lost = Object.entries(declaration.fields).find(
      ([, field]) => field.kind === 'reference' && !tables.has(targetOf(field) ?? ''),
    )
    if (lost)
      return `${declaration.name}/fields/${lost[0]} points to the table ${targetOf(lost[1])}, which nobody declares.`
  }
  return undefined
}

function connectsFlaw(declarations: readonly Declaration[], known: readonly Declaration[]): string | undefined {
  const tables = new Map([...known, ...declarations].map((one) => [one.table, one]))
  const flaws = declarations.flatMap((one) => connectsFlaws(one, tables).map((flaw) => `${one.name}/connects ${flaw}`))
  return flaws.length === 0 ? undefined : `${flaws.join('; ')}.`
}

function seedFlaw(plugin: Plugin): string | undefined {
  const tables = new Set(declarationsOf(plugin).map(({ table }) => table))
  const foreign = plugin.seed?.find(({ declaration }) => !tables.has(declaration.table))
  return foreign && `It seeds ${foreign.declaration.table}, which it does not declare.`
}
