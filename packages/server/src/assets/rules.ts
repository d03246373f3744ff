import { invalidInput } from '@shopdb/contract'
import type { Rule } from '../resources/engine.ts'

/** An asset stays what it was made as. */
export const assetRule: Rule = {
  check: async (_work, { before, after }) => {
    if (!before || !after || before['assettypeid'] === after['assettypeid']) return
    throw invalidInput([{ path: '/assettypeid', message: 'cannot change: an asset keeps the type it was made with' }])
  },
}
