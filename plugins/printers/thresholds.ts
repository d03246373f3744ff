import type { Job } from '@shopdb/contract'
import type { settings } from './settings.ts'
import { nextAlert } from './supply-alert.ts'
import { amountOf } from './supply-level.ts'
import { supply } from './supply.ts'

/** Who sets other thresholds sees what they mean for what was read before. */
export const thresholdjob: Job<typeof settings> = {
  name: 'thresholds',
  label: 'Compare levels with the thresholds',
  schedule: '*/5 * * * *',
  run: async (platform) => {
    const thresholds = await platform.settings.pick('lowpercent', 'criticalpercent')
    const measured = await platform.listAll(supply, { 'percent.isnull': false })
    const now = measured.map((one) => ({ ...one, next: nextAlert(one.alert, amountOf(one), thresholds) }))
    const others = now.filter(({ alert, next }) => alert !== next)
    if (others.length === 0) return
    await platform.change('Thresholds of supplies', async (work) => {
      for (const { supplyid, next } of others) await work.update(supply, supplyid, { alert: next })
    })
  },
}
