import { ipRange, writeRule } from '@shopdb/contract'
import { hoist, inspection } from './hoists.ts'

/** A hoist that is locked grows no weaker by a report; that one says so is to be looked at. */
export const strengthRule = writeRule(hoist, {
  before: (_reader, { before, after }) => {
    if (before?.state !== 'locked' || (after.loadkg ?? 0) >= (before.loadkg ?? 0)) return undefined
    return { loadkg: before.loadkg }
  },
  overruled: async (work, { after, asked }) => {
    // Another rule may have decided something else.
    if (asked.loadkg === after.loadkg) return
    const [controls = []] = await work.holdersWithin([ipRange('10.30.0.0/24')])
    const kind = `Weaker: ${asked.loadkg} kg, ${controls.length} controls near`
    await work.create(inspection, { hoistid: after.assetid, kind, inspector: 'Works council' })
  },
})
