import type { Field, Fields, JsonRow, Settings } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'
import { upsertMany } from '../database/rows.ts'
import type { Vault } from './vault.ts'

/** The settings that one plugin declares. */
export interface DeclaredSettings {
  readonly plugin: string
  readonly fields: Fields
}

/** What stands for a secret that is set; sent back, it leaves the secret as it is. */
export const hiddensecret = '********'

/** What an administrator set, in clear; a field that is not set has its default, else null. */
export async function readPluginSettings(
  read: Kysely<Tables>,
  vault: Vault,
  { plugin, fields }: DeclaredSettings,
): Promise<JsonRow> {
  const rows = await read.selectFrom('settings').select(['key', 'value']).where('pluginname', '=', plugin).execute()
  const stored = new Map(rows.map((row) => [String(row['key']), String(row['value'])]))
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, valueOf(vault, field, stored.get(name))]),
  )
}

/** Settings as the code of a plugin reads them. */
export function settingsReader(read: () => Promise<JsonRow>): Settings {
  const get = async (name: string): Promise<unknown> => (await read())[name]
  const pick = async (...names: readonly string[]): Promise<JsonRow> => {
    const values = await read()
    return Object.fromEntries(names.map((name) => [name, values[name]]))
  }
  // They are typed by what the plugin declares.
  return { get, pick } as Settings
}

function valueOf(vault: Vault, field: Field, stored: string | undefined): unknown {
  if (stored === undefined) return field.default ?? null
  return JSON.parse(field.kind === 'secret' ? vault.unseal(stored) : stored)
}

/** The same with secrets hidden. */
export function shownSettings(fields: Fields, values: JsonRow): JsonRow {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const value = values[name] ?? null
      return [name, field.kind === 'secret' && value !== null ? hiddensecret : value]
    }),
  )
}

/** Sets the members given, already checked; null goes back to the default. */
export async function writePluginSettings(
  trx: Kysely<Tables>,
  vault: Vault,
  { plugin, fields }: DeclaredSettings,
  { values, modifieddate }: { readonly values: JsonRow; readonly modifieddate: string },
): Promise<void> {
  const keys = Object.keys(values)
  if (keys.length === 0) return
  const gone = keys.filter((key) => values[key] === null || values[key] === undefined)
  if (gone.length > 0)
    await trx.deleteFrom('settings').where('pluginname', '=', plugin).where('key', 'in', gone).execute()
  const rows = Object.entries(values).flatMap(([key, value]) => {
    if (value === null || value === undefined) return []
    const text = JSON.stringify(value)
    return [{ pluginname: plugin, key, value: fields[key]?.kind === 'secret' ? vault.seal(text) : text, modifieddate }]
  })
  await upsertMany(trx, { table: 'settings', key: ['pluginname', 'key'] }, rows)
}
