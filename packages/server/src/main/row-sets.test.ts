import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writePlugins } from '../testing/author.ts'
import { runPluginJob } from '../testing/run-job.ts'
import { describeShop } from '../testing/shop.ts'

const folder = await mkdtemp(join(tmpdir(), 'shopdb-sets-'))
await writePlugins(folder, [
  {
    name: 'guides',
    source: `import { date, defineKeep, definePlugin, defineResource, defineRoute, exactlyOne, integer, noTwins, reference, text } from '@shopdb/contract'
const guide = defineResource({
  name: 'Guide', table: 'guides', display: 'title',
  fields: { title: text({ required: true, max: 40 }), locationid: reference({ to: 'locations' }), vendorid: reference({ to: 'vendors' }), chapter: text({ max: 20 }) },
})
const tour = defineResource({
  name: 'Tour', table: 'tours', display: 'day',
  fields: { day: date({ required: true }), beforeid: reference({ to: 'tours' }) },
})
export const plugin = definePlugin({
  resources: [guide, tour],
  settings: { color: text({ default: 'red' }), size: integer({}) },
  rules: [
    exactlyOne(guide, ['locationid', 'vendorid'], 'must be one of a place or a vendor'),
    noTwins(guide, ['title', 'chapter', 'locationid'], 'This guide is there already.'),
  ],
  keeps: [defineKeep(tour, { dates: [{ field: 'day' }], days: 30 })],
  routes: [defineRoute({ method: 'GET', path: '/set', permission: 'guides.read', summary: 'What is set', handle: ({ platform }) => platform.settings.pick('color', 'size') })],
})`,
  },
])

describeShop('rules of sets of members', { SHOPDB_PLUGINS: folder, SHOPDB_ENV: 'production' }, (shop) => {
  const place = async () => (await shop.post('/api/locations', { name: crypto.randomUUID() }))['locationid']
  const vendor = async () => (await shop.post('/api/vendors', { name: crypto.randomUUID() }))['vendorid']
  const flaw = async (body: object) => (await shop.refused('POST', '/api/guides', { body })).errors

  test('a row that points to one of several kinds of things points to one of them', async () => {
    const [locationid, vendorid] = [await place(), await vendor()]
    const message = 'must be one of a place or a vendor'
    expect(await flaw({ title: 'None' })).toEqual([{ path: '/locationid', message }])
    expect(await flaw({ title: 'Both', locationid, vendorid })).toEqual([{ path: '/vendorid', message }])
    const { guideid } = await shop.post('/api/guides', { title: 'One', vendorid })
    expect(await shop.refused('PATCH', `/api/guides/${String(guideid)}`, { body: { locationid } })).toMatchObject({
      status: 400,
    })
    await shop.patch(`/api/guides/${String(guideid)}`, { locationid, vendorid: null })
    await shop.delete(`/api/guides/${String(guideid)}`)
  })

  test("two rows in use are not alike, where members are empty too, and one that was removed is in nobody's way", async () => {
    const vendorid = await vendor()
    const twin = { title: 'Twin', vendorid }
    const { guideid } = await shop.post('/api/guides', twin)
    const refused = { status: 409, detail: 'This guide is there already.' }
    expect(await shop.refused('POST', '/api/guides', { body: twin })).toMatchObject(refused)
    await shop.patch(`/api/guides/${String(guideid)}`, { vendorid: await vendor() })
    await shop.post('/api/guides', { ...twin, chapter: 'two' })
    await shop.post('/api/guides', { title: 'Twin', locationid: await place() })
    await shop.delete(`/api/guides/${String(guideid)}`)
    await shop.post('/api/guides', twin)
    expect(await shop.refused('POST', `/api/guides/${String(guideid)}/restore`)).toMatchObject(refused)
  })

  test('several settings are read at once, with their defaults', async () => {
    expect(await shop.get('/api/guides/set')).toEqual({ color: 'red', size: null })
    await shop.patch('/api/plugins/guides/settings', { size: 4 })
    expect(await shop.get('/api/guides/set')).toEqual({ color: 'red', size: 4 })
  })

  test('a row that is too old stays while another refers to it, and keeps none of the others', async () => {
    const tour = async (day: string, beforeid?: unknown) =>
      (await shop.post('/api/guides/tours', { day, ...(beforeid === undefined ? {} : { beforeid }) }))['tourid']
    const first = await tour('2020-01-01')
    await tour('2020-01-02')
    const last = await tour('2999-01-01', first)
    await runPluginJob(shop.running, 'guides.forget.tours')
    const { data } = await shop.get<{ data: readonly { tourid: number }[] }>('/api/guides/tours?sort=day')
    expect(data.map(({ tourid }) => tourid)).toEqual([first, last])
  })
})
