import { asset, type Reader } from '@shopdb/contract'
import type { Concern, Standings } from './concerns.ts'

/** The assets that notices name themselves, by their keys. */
export async function listAssets(reader: Reader, concerns: readonly Concern[]): Promise<Standings> {
  const assetids = [...new Set(concerns.flatMap(({ concernedassetid }) => concernedassetid ?? []))]
  const assets = assetids.length === 0 ? [] : await reader.listAll(asset, { assetid: assetids })
  return new Map(assets.map((one) => [one.assetid, one]))
}
