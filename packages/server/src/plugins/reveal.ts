import { type Declaration, inSentence, notFound } from '@shopdb/contract'
import type { Resources } from '../resources/resources.ts'
import type { Vault } from '../settings/vault.ts'

/** Which secret is asked for, and by whom. */
export interface Secret {
  readonly plugin: string
  readonly declaration: Declaration
  readonly id: number
  readonly field: string
}

/** What a secret field of a row holds, in clear; null where it is empty. A plugin has the secrets of its own rows only. */
export async function revealSecret(
  { registry, database }: Resources,
  vault: Vault,
  { plugin, declaration, id, field }: Secret,
): Promise<string | null> {
  const resource = registry.get(declaration.table)
  const column = resource.columns.find(({ name }) => name === field)
  if (resource.plugin !== plugin || column?.field.kind !== 'secret')
    throw new Error(`The plugin ${plugin} has no secret field ${field} in the table ${declaration.table}`)
  const row = await database.read
    .selectFrom(column.part === 'own' ? (resource.own ?? resource.base) : resource.base)
    .select(field)
    .where(resource.key, '=', id)
    .executeTakeFirst()
  if (!row) throw notFound(`There is no ${inSentence(resource.label)} ${id}.`)
  return row[field] === null ? null : vault.unseal(String(row[field]))
}
