import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addDays } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { writePlugins } from '../testing/author.ts'
import { describeShop } from '../testing/shop.ts'

// The plugin that is kept for contract 0.3.0: hoists that are seen, and their inspections.
const folder = fileURLToPath(new URL('../../../../examples/contracts/0.3.0', import.meta.url))
const today = new Date().toLocaleDateString('sv')
const ago = (days: number): string => addDays(today, -days)

// One whose rows are no assets and hold moments.
const authored = mkdtempSync(join(tmpdir(), 'shopdb-silences-'))
await writePlugins(authored, [
  {
    name: 'beacons',
    source: `import { datetime, definePlugin, defineResource, defineSilence, text } from '@shopdb/contract'
const fields = { name: text({ required: true }), heard: datetime({ index: true }) }
const beacon = defineResource({ name: 'Beacon', table: 'beacons', fields })
const told = { name: 'unheard', field: 'heard', days: 2, title: 'Beacons silent for {days} days', column: 'Silent for' }
export const plugin = definePlugin({ resources: [beacon], silences: [defineSilence(beacon, told)] })`,
  },
])

type Row = Readonly<Record<string, unknown>>
type Told = { readonly data: readonly Row[] }
type Answer = { readonly items: readonly Row[] }

describeShop('what is seen', { SHOPDB_PLUGINS: folder, SHOPDB_ENV: 'production' }, (shop) => {
  const push = async (item: Row): Promise<Row> =>
    (await shop.post<Answer>('/api/collectors/contract030/sightings', item)).items[0] ?? {}
  const seen = async (code: string, days: number, more: Row = {}): Promise<number> =>
    Number((await push({ code, lastseen: ago(days), ...more }))['assetid'])
  const hoist = (id: number): Promise<Row> => shop.get(`/api/contract030/hoists/${id}`)
  const number = async () => {
    const { data } = await shop.get<Told>('/api/dashboard')
    return data.find(({ title }) => String(title).startsWith('Hoists not seen for'))
  }

  test('is told on the home page where it is silent, with the list of these, as many days as the site has set', async () => {
    const silent = await seen('S-1', 15)
    await seen('S-2', 14)
    await shop.post('/api/contract030/hoists', { assetnumber: 'S-3', code: 'S-3' })
    expect(await number()).toMatchObject({ title: 'Hoists not seen for 14 days', value: 1, tone: 'warning' })
    const list = await shop.get<Told>(`/api${String((await number())?.['link'])}`)
    expect(list.data).toMatchObject([{ assetid: silent, lastseen: ago(15) }])
    await shop.patch('/api/plugins/contract030/settings', { soondays: 20 })
    expect(await number()).toBeUndefined()
    await shop.patch('/api/plugins/contract030/settings', { soondays: 13 })
    expect(await number()).toMatchObject({ title: 'Hoists not seen for 13 days', value: 2 })
    await shop.patch('/api/plugins/contract030/settings', { soondays: 1 })
    expect(await number()).toMatchObject({ title: 'Hoists not seen for 1 day' })
    await shop.patch('/api/plugins/contract030/settings', { soondays: null })
    await shop.patch(`/api/contract030/hoists/${silent}`, { state: 'locked' })
    expect(await number()).toBeUndefined()
  })

  test('is told in lists and on the map', async () => {
    const [silent, fresh, heard] = [await seen('S-4', 30), await seen('S-5', 1), await seen('S-7', 0)]
    const { data } = await shop.get<Told>(`/api/contract030/hoists/columns?id=${silent},${fresh},${heard}`)
    expect(data.find(({ name }) => name === 'unseen')).toMatchObject({
      label: 'Not seen for',
      unit: 'days',
      values: [
        { id: silent, value: 30, tone: 'warning' },
        { id: fresh, value: 1, tone: 'neutral' },
      ],
    })
    const plan = await shop.post('/api/floorplans', { name: 'Plan', width: 100, height: 100 })
    const spot = { mapx: 5, mapy: 5, floorplanid: plan['floorplanid'] }
    const resting = await seen('S-6', 30)
    for (const id of [silent, fresh, resting]) await shop.patch(`/api/contract030/hoists/${id}`, spot)
    await shop.patch(`/api/contract030/hoists/${resting}`, { state: 'locked' })
    const notes = await shop.get<Told>(`/api/map/notes?floorplanid=${String(plan['floorplanid'])}`)
    const mine = notes.data.filter(({ plugin }) => plugin === 'contract030')
    expect(mine).toMatchObject([{ assetid: silent, badge: '?', note: 'Not seen for 30 days', tone: 'warning' }])
  })

  test('keeps the word of the latest day; of a day what grows is told once', async () => {
    const id = await seen('L-1', 3, { ipaddress: '10.8.0.1', hours: 100 })
    expect(await push({ code: 'L-1', lastseen: ago(5), ipaddress: '10.8.0.9', hours: 90 })).toMatchObject({
      outcome: 'unchanged',
    })
    expect(await hoist(id)).toMatchObject({ lastseen: ago(3), ipaddress: '10.8.0.1', hours: 100 })
    // What the rule has kept as it was is not among what has changed.
    expect(await push({ code: 'L-1', lastseen: ago(3), hours: 101, ipaddress: '10.8.0.2' })).toMatchObject({
      changed: ['ipaddress'],
    })
    expect(await hoist(id)).toMatchObject({ ipaddress: '10.8.0.2', hours: 100 })
    await seen('L-1', 2, { hours: 120 })
    expect(await hoist(id)).toMatchObject({ lastseen: ago(2), hours: 120 })
    const ahead = await seen('L-2', -400)
    await seen('L-2', 1)
    expect(await hoist(ahead)).toMatchObject({ lastseen: ago(1) })
  })

  test('is known by its address last: where nothing surer is known, and nothing is said otherwise', async () => {
    const schema = await shop.get('/api/collectors/contract030/hoists/schema')
    expect(JSON.stringify(schema)).toContain('known again by code, assetnumber, serialnumber, and last by ipaddress')
    const id = await seen('A-1', 1, { ipaddress: '10.8.1.1' })
    expect(await push({ ipaddress: '10.8.1.1', lastseen: today })).toMatchObject({ outcome: 'updated', assetid: id })
    const other = await push({ code: 'A-2', ipaddress: '10.8.1.1', lastseen: today })
    expect(other).toMatchObject({ outcome: 'created' })
    expect(await push({ ipaddress: '10.8.1.1', lastseen: today })).toMatchObject({
      outcome: 'rejected',
      errors: [{ message: expect.stringContaining('Several hoists have the IP address of its control 10.8.1.1') }],
    })
    expect(await push({ ipaddress: '10.8.1.7', lastseen: today })).toMatchObject({
      errors: [{ message: expect.stringContaining('No hoist has') }],
    })
    const { assetid } = await shop.post('/api/contract030/hoists', { assetnumber: 'By hand', ipaddress: '10.8.1.3' })
    const learned = await push({ code: 'A-3', ipaddress: '10.8.1.3', lastseen: today })
    expect(learned).toMatchObject({ outcome: 'updated', assetid })
    expect(await hoist(Number(assetid))).toMatchObject({ code: 'A-3' })
  })

  test('takes along what belongs to it when it is removed, and brings it back', async () => {
    const id = await seen('R-1', 0)
    const path = `/api/contract030/hoistinspections?hoistid=${id}`
    await shop.post('/api/contract030/hoistinspections', { hoistid: id, kind: 'Hook' })
    await shop.delete(`/api/contract030/hoists/${id}`)
    expect((await shop.get<Told>(path)).data).toEqual([])
    await shop.post(`/api/contract030/hoists/${id}/restore`)
    expect((await shop.get<Told>(path)).data).toMatchObject([{ kind: 'Hook' }])
  })
})

describeShop('what is heard', { SHOPDB_PLUGINS: authored, SHOPDB_ENV: 'production' }, (shop) => {
  test('is silent from one moment to the next, where a field holds moments', async () => {
    const heard = async (hours: number): Promise<number> => {
      const at = new Date(Date.now() - hours * 3_600_000).toISOString()
      return Number((await shop.post('/api/beacons', { name: `B${hours}`, heard: at }))['beaconid'])
    }
    const [silent, fresh] = [await heard(49), await heard(47)]
    const { data } = await shop.get<Told>('/api/dashboard')
    const told = data.find(({ title }) => title === 'Beacons silent for 2 days')
    expect(told).toMatchObject({ value: 1, tone: 'warning' })
    expect((await shop.get<Told>(`/api${String(told?.['link'])}`)).data).toMatchObject([{ beaconid: silent }])
    const columns = await shop.get<Told>(`/api/beacons/columns?id=${silent},${fresh}`)
    expect(columns.data).toMatchObject([
      {
        label: 'Silent for',
        values: [
          { id: fresh, tone: 'neutral' },
          { id: silent, tone: 'warning' },
        ],
      },
    ])
  })
})
