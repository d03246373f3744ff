import type { NamedRow, Reader } from '@shopdb/contract'
import { computer } from './computer.ts'

/** Those of these computers that are in use, by key. */
export async function listInUse(
  reader: Reader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, NamedRow<typeof computer>>> {
  const found = await reader.listAll(computer, { assetid: [...new Set(ids)] })
  return new Map(found.map((one) => [one.assetid, one]))
}
