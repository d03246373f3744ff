import { addDays, type Job } from '@shopdb/contract'
import type { settings } from './settings.ts'
import { supplyreading } from './supply.ts'

/** Rows that go in one change set, and change sets in one night: what is left goes in the next. */
const batch = { rows: 500, most: 40 } as const

/** Takes readings away that are older than they are kept. */
export const retention: Job<typeof settings> = {
  name: 'forget',
  schedule: '40 2 * * *',
  budget: 300_000,
  run: async (platform) => {
    const before = addDays(platform.today(), -(await platform.settings.get('keepdays')))
    const filter = { 'readon.lt': before, isactive: [true, false] }
    for (let round = 0; round < batch.most; round += 1) {
      const { data } = await platform.list(supplyreading, filter, { sort: 'readon', perpage: batch.rows, total: false })
      if (data.length === 0) return
      await platform.change(`Readings from before ${before}`, async (work) => {
        for (const { supplyreadingid } of data) await work.purge(supplyreading, supplyreadingid)
      })
    }
  },
}
