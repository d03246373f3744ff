import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { ShopError } from '@shopdb/contract'
import { reasonOf } from './reason.ts'

/** Makes sure of the data folder, readable by its owner only. Throws one sentence when it cannot be used. */
export async function openDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new ShopError(
      'unavailable',
      `The data folder ${folder} cannot be used: ${reasonOf(cause)}. Make it writable, or set SHOPDB_DATA to another folder.`,
      [],
      cause,
    )
  }
}
