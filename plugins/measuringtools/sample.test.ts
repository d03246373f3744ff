import { describeShop, platformsOf } from '@shopdb/server/testing'
import { expect, test } from 'vitest'
import { addSample } from './sample.ts'
import type { List } from './testing.ts'

type Sections = { readonly data: readonly { readonly title: string; readonly table?: { rows: readonly unknown[] } }[] }

describeShop('the sample of measuring tools', {}, (shop) => {
  test('has cases, and what each tool measured in its time of doubt', async () => {
    await shop.post('/api/equipment', { assetnumber: '3341', name: 'Lathe' })
    await addSample(platformsOf(shop.running.site)('measuringtools'))
    const { data } = await shop.get<List>('/api/measuringtools/tolerancecases')
    expect(data).toHaveLength(3)
    for (const { title, measuringtoolid, suspectuntil } of data) {
      const path = `/api/pages/measuringtools/recall?toolid=${String(measuringtoolid)}&until=${String(suspectuntil)}`
      const recall = await shop.get<Sections>(path)
      const uses = recall.data.find((section) => section.title === 'Uses that were written down')
      expect([title, uses?.table?.rows.length]).toEqual([title, 3])
    }
  })
})
