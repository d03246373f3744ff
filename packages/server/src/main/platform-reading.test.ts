import { vendor } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'
import { platformsOf } from './platforms.ts'

describeShop('code of a plugin that reads', {}, (shop) => {
  test('is given every row that matches, also where they are more than a page holds', async () => {
    const platform = platformsOf(shop.running.site)('equipment')
    await platform.change('Many makers', async (work) => {
      for (let at = 0; at < 1001; at += 1) await work.create(vendor, { name: `Maker ${String(at).padStart(4, '0')}` })
    })
    const makers = await platform.listAll(vendor, { 'name.startswith': 'Maker' }, { sort: '-name' })
    expect(makers.map(({ name }) => name)).toEqual(
      Array.from({ length: 1001 }, (_, at) => `Maker ${String(1000 - at).padStart(4, '0')}`),
    )
    expect(await platform.listAll(vendor, { vendorid: makers.map(({ vendorid }) => vendorid) })).toHaveLength(1001)
    expect(await platform.listAll(vendor, { name: 'Nobody' })).toEqual([])
  })
})
