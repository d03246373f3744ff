import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { contractversion, parseManifest } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { isInRange } from '../plugins/range.ts'
import { describeShop } from '../testing/shop.ts'

const folder = fileURLToPath(new URL('../../../../examples/contracts', import.meta.url))
const versions = readdirSync(folder)
const rangeOf = (version: string): string =>
  parseManifest(readFileSync(join(folder, version, 'manifest.json'), 'utf8')).core_version
const due = versions.filter((version) => isInRange(contractversion, rangeOf(version)))

test('a plugin is kept for the contract of today', () => {
  expect(versions).toContain(contractversion)
})

describeShop(
  'plugins of former contracts',
  { SHOPDB_PLUGINS: due.map((version) => join(folder, version)).join(',') },
  (shop) => {
    test.each(due)('the one of contract %s goes on running', async (version) => {
      const { data } = await shop.get<{ data: readonly { name: string; state: string; reason: string }[] }>(
        '/api/plugins',
      )
      const name = `contract${version.replaceAll('.', '')}`
      expect(data.find((one) => one.name === name)).toMatchObject({ state: 'running', reason: '' })
    })

    test('the one of 0.1.0 does what it says in every slot', async () => {
      const { assetid } = await shop.post('/api/contract010/racks', { assetnumber: 'R-1', code: 'R1', units: 10 })
      expect(await shop.get('/api/contract010/rackgrades')).toMatchObject({ meta: { total: 2 } })
      expect(await shop.get('/api/dashboard')).toMatchObject({
        data: [{ title: 'Racks', value: 1 }, { title: 'Grades' }],
        failed: [],
      })
      expect(await shop.get(`/api/assets/${String(assetid)}/panels`)).toMatchObject({
        data: [{ kind: 'keyvalue', lines: [{ label: 'Free', detail: '32' }] }],
      })
      expect(await shop.post(`/api/contract010/${String(assetid)}/open`)).toEqual({ opened: true })
      const { key } = await shop.post('/api/apikeys', { name: 'Meter', pluginname: 'contract010' })
      const headers = { 'x-api-key': String(key) }
      const pushed = await shop.stranger.request('POST', '/api/collectors/contract010/readings', {
        headers,
        body: { code: 'r1', watts: 90 },
      })
      expect(pushed.body).toMatchObject({ updated: 1, items: [{ outcome: 'updated', assetid }] })
      expect(await shop.get(`/api/contract010/rackcoolings/${String(assetid)}`)).toMatchObject({ watts: 90 })
    })
  },
)
