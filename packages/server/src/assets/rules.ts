import { invalidInput } from '@shopdb/contract'
import type { Rule } from '../resources/engine.ts'

/** An asset stays what it was made as, and a spot on the floor plan is whole or not there. */
export const assetRule: Rule = {
  check: async (_work, { before, after }) => {
    if (!after) return
    if (before && before['assettypeid'] !== after['assettypeid']) {
      throw invalidInput([{ path: '/assettypeid', message: 'cannot change: an asset keeps the type it was made with' }])
    }
    const [x, y] = [after['mapx'] ?? null, after['mapy'] ?? null]
    if ((x === null) === (y === null)) return
    const path = x === null ? '/mapx' : '/mapy'
    throw invalidInput([{ path, message: 'must be given together with the other coordinate, or both be empty' }])
  },
}
