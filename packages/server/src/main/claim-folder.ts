import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ShopError } from '@shopdb/contract'

/**
 * Makes sure that one server alone works on a data folder. The claim is a lock that the system holds for this process, so a
 * killed server leaves none behind. Gives what ends it.
 */
export function claimFolder(folder: string): () => void {
  const claim = new DatabaseSync(join(folder, 'server.lock'))
  try {
    claim.exec('begin exclusive')
  } catch (cause) {
    claim.close()
    throw new ShopError(
      'unavailable',
      `Another ShopDB is running on the folder ${folder}; stop it, or give this one a folder of its own with SHOPDB_DATA.`,
      [],
      cause,
    )
  }
  return () => claim.close()
}
