import { conflict, invalidInput } from '@shopdb/contract'
import type { Rule } from '../resources/engine.ts'

/** An asset is not tied to itself, and a tie that means the same in both directions exists once. */
export const relationshipRule: Rule = {
  check: async (work, { entityid, after }) => {
    if (!after) return
    const { sourceassetid, targetassetid, relationshiptypeid } = after
    if (sourceassetid === targetassetid)
      throw invalidInput([{ path: '/targetassetid', message: 'must be another asset than the one it starts from' }])
    const reverse = work.trx
      .selectFrom('assetrelationships')
      .select('relationshipid')
      .where('sourceassetid', '=', targetassetid)
      .where('targetassetid', '=', sourceassetid)
      .where('relationshiptypeid', '=', relationshiptypeid)
    const found = await (
      entityid === undefined ? reverse : reverse.where('relationshipid', '<>', entityid)
    ).executeTakeFirst()
    if (!found) return
    throw conflict('These two assets are tied the other way round already.', [
      { path: '/targetassetid', message: `must not repeat relationship ${String(found['relationshipid'])} backwards` },
    ])
  },
}
