import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { foldText } from '../base/fold.ts'
import type { Desk } from '../resources/engine.ts'
import type { Column, Resource } from '../resources/resource.ts'
import { fromOf, sortRef } from '../resources/select.ts'
import { keyOf } from '../resources/stored.ts'

/** One thing by which an asset is known, and what the item says of it. */
export interface Identity {
  readonly column: Column
  readonly value: string
}

/** The identities of an item that say something, in the order in which they are declared; the type's own come first. */
export function identitiesOf(
  resource: Resource,
  values: Readonly<Record<string, unknown>>,
  isJunk: (text: string) => boolean,
): readonly Identity[] {
  const columns = resource.columns.filter(({ field }) => field.identity)
  const ordered = [...columns.filter(({ part }) => part === 'own'), ...columns.filter(({ part }) => part !== 'own')]
  return ordered.flatMap((column) => {
    const value = values[column.name]
    return typeof value === 'string' && !isJunk(value) ? [{ column, value }] : []
  })
}

/** The assets that the identities point to, each once, in the order of the identities; those that are in use go before removed ones. */
export async function matchAssets(
  { work, resource }: Desk,
  identities: readonly Identity[],
): Promise<readonly { readonly assetid: number; readonly isactive: boolean }[]> {
  const found = new Map<number, boolean>()
  for (const { column, value } of identities) {
    const wanted = column.foldedname === undefined ? value : keyOf(column, value)
    const { rows } = await sql<{ assetid: number; isactive: number }>`select t.assetid, t.isactive ${fromOf(resource)}
      where ${sortRef(column)} = ${wanted} order by t.isactive desc, t.assetid limit 20`.execute(work.trx)
    for (const row of rows) found.set(row.assetid, row.isactive === 1)
  }
  const matches = [...found].map(([assetid, isactive]) => ({ assetid, isactive }))
  const active = matches.filter(({ isactive }) => isactive)
  return active.length > 0 ? active : matches
}

/**
 * Whether item and asset both have a serial number that says something, and not the same one: whatever else they have in
 * common, another thing has taken the place of the asset.
 */
export function hasOtherSerial(
  row: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, unknown>>,
  isJunk: (text: string) => boolean,
): boolean {
  const [here, wanted] = [row['serialnumber'], values['serialnumber']]
  if (typeof here !== 'string' || typeof wanted !== 'string') return false
  return !isJunk(here) && !isJunk(wanted) && foldText(here) !== foldText(wanted)
}

/** One text for the same identities of the same kind, however they are written. */
export function identityKey(resource: Resource, identities: readonly Identity[]): string {
  const said = identities.map(({ column, value }) => `${column.name}=${foldText(value)}`).toSorted()
  return createHash('sha256')
    .update(JSON.stringify([resource.name, said]))
    .digest('hex')
}
