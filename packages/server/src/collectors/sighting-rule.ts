import type { Rule } from '../resources/engine.ts'

/** What collectors saw of an asset, and what was decided about it, goes with it. */
export const sightingRule: Rule = {
  check: async ({ trx }, { entityid, after }) => {
    if (after || entityid === undefined) return
    await trx.deleteFrom('assetsightings').where('assetid', '=', entityid).execute()
    await trx.updateTable('mergeinbox').set({ decidedassetid: null }).where('decidedassetid', '=', entityid).execute()
  },
}
