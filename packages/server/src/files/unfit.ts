import { ShopError } from '@shopdb/contract'
import { filekinds, kinds } from './kinds.ts'

/** The kinds that are taken, in words. */
export const takenkinds = filekinds.map((kind) => kinds[kind].title).join(', ')

/** The refusal (415) of a file that is not, or cannot be made, what a site keeps. */
export function unfit(message: string): ShopError {
  return new ShopError('unsupported', message)
}
