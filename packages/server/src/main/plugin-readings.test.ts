import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writePlugins } from '../testing/author.ts'
import { describeShop } from '../testing/shop.ts'

const folder = mkdtempSync(join(tmpdir(), 'shopdb-readings-'))
const source = `import { defineAction, defineAssetType, defineCollector, definePlugin, integer, text } from '@shopdb/contract'
const truck = defineAssetType({ name: 'Truck', table: 'trucks', fields: {
  plate: text({ label: 'Plate', identity: true }),
  capacitykg: integer({ label: 'Capacity' }),
  chargepercent: integer({ label: 'Charge', readonly: true }),
} })
export const plugin = definePlugin({
  assettypes: [truck],
  actions: [defineAction({ of: truck, name: 'swap', label: 'Swap battery', permission: 'trucks.write',
    run: async (platform, { id = 0 }) => {
      await platform.change('Swapped', (work) => work.update(truck, id, { chargepercent: 100 }))
      return { message: 'It is in.' }
    } })],
  collectors: [defineCollector({ name: 'telematics', item: { plate: text({ required: true }), charge: integer({}), capacity: integer({}) },
    records: (_platform, { plate, charge, capacity }) => [{ declaration: truck, values: { plate, chargepercent: charge, capacitykg: capacity } }] })],
})`
await writePlugins(folder, [{ name: 'trucks', source }])

describeShop('what a collector reads of a plugin', { SHOPDB_PLUGINS: folder }, (shop) => {
  test('counts also where an action has set it before: nobody typed it', async () => {
    const { key } = await shop.post('/api/apikeys', { name: 'Gateway', pluginname: 'trucks' })
    const push = async (body: object) => {
      const headers = { 'x-api-key': String(key) }
      return (await shop.stranger.request('POST', '/api/collectors/trucks/telematics', { body, headers })).body
    }
    const made = (await push({ plate: 'T-1', charge: 15, capacity: 900 })) as { items: readonly { assetid: number }[] }
    const page = `/api/trucks/${String(made.items[0]?.assetid)}`
    await shop.post(`${page}/actions/swap`, {})
    await shop.patch(page, { capacitykg: 1000 })
    expect(await push({ plate: 'T-1', charge: 98, capacity: 900 })).toMatchObject({
      items: [{ changed: ['chargepercent'], left: [{ field: 'capacitykg', here: 1000, wanted: 900 }] }],
    })
    expect(await shop.get(page)).toMatchObject({ chargepercent: 98, capacitykg: 1000 })
  })
})
