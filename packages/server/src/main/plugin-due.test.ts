import { fileURLToPath } from 'node:url'
import { addDays, type PageAnswer } from '@shopdb/contract'
import { beforeAll, expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'

// The plugin that is kept for contract 0.3.0: hoists with inspections, and with dates on which they end.
const folder = fileURLToPath(new URL('../../../../examples/contracts/0.3.0', import.meta.url))
const today = (): string => new Date().toLocaleDateString('sv')
const inDays = (days: number): string => addDays(today(), days)

type Row = Readonly<Record<string, unknown>>
type Told = { readonly data: readonly (Row & { readonly plugin: string; readonly title: string })[] }

describeShop('what is due', { SHOPDB_PLUGINS: folder, SHOPDB_ENV: 'production' }, (shop) => {
  let hall = 0
  const make = async (code: string, more: object = {}): Promise<number> =>
    Number((await shop.post('/api/contract030/hoists', { assetnumber: code, code, ...more }))['assetid'])
  const inspect = (hoistid: number, kind: string, nextdue: string | null): Promise<Row> =>
    shop.post('/api/contract030/hoistinspections', { hoistid, kind, nextdue, inspector: 'Works council' })
  const tables = async (path: string) => {
    const { data, failed } = await shop.get<PageAnswer>(`/api/pages/contract030/${path}`)
    expect(failed).toEqual([])
    return data.map((one) => (one.kind === 'table' ? { title: one.title, rows: one.table.rows } : { title: one.title }))
  }
  const own = async (path: string) => (await shop.get<Told>(path)).data.filter(({ plugin }) => plugin === 'contract030')

  beforeAll(async () => {
    hall = Number((await shop.post('/api/locations', { name: 'Hall 7' }))['locationid'])
    const bay = await shop.post('/api/locations', { name: 'Bay 3', parentlocationid: hall })
    const [one, other] = [await make('H-1', { locationid: bay['locationid'] }), await make('H-2')]
    await inspect(one, 'Chain', inDays(-3))
    await inspect(one, 'Brake', inDays(1))
    await inspect(other, 'Hook', inDays(20))
    await inspect(other, 'Never', null)
    const { assetstatusid } = await shop.post('/api/assetstatuses', { name: 'Sold', isoperational: false })
    await inspect(await make('H-3', { assetstatusid }), 'Rope', inDays(-9))
  })

  test('is on a page of its own, what is overdue first; what is not in use is due no more', async () => {
    expect(await tables('inspections')).toMatchObject([
      {
        title: 'Overdue',
        rows: [
          {
            subject: 'H-1',
            what: 'Chain',
            day: inDays(-3),
            left: 'overdue by 3 days',
            inspector: 'Works council',
            place: 'Bay 3',
            tone: 'error',
          },
        ],
      },
      {
        title: 'Due within 30 days',
        rows: [
          { subject: 'H-1', what: 'Brake', left: 'due in 1 day', tone: 'warning' },
          { subject: 'H-2', what: 'Hook', left: 'due in 20 days', tone: 'neutral', place: null },
        ],
      },
    ])
  })

  test('can be asked for so many days, and for a place with all below it', async () => {
    expect(await tables('inspections?days=5')).toMatchObject([
      { title: 'Overdue' },
      { title: 'Due within 5 days', rows: [{ what: 'Brake' }] },
    ])
    expect(await tables(`inspections?locationid=${hall}`)).toMatchObject([
      { rows: [{ what: 'Chain' }] },
      { rows: [{ what: 'Brake' }] },
    ])
    expect(await shop.refused('GET', '/api/pages/contract030/inspections?days=-1')).toMatchObject({ status: 400 })
  })

  test('leads to the row that has the date', async () => {
    const [overdue] = await tables('inspections')
    const page = String(overdue?.rows?.[0]?.['page'])
    expect(page).toMatch(/^\/contract030\/hoistinspections\/\d+$/u)
    expect(await shop.get(`/api${page}`)).toMatchObject({ kind: 'Chain' })
  })

  test('is told on the home page: how much is overdue, and what comes next within the days that are soon', async () => {
    expect(await own('/api/dashboard')).toMatchObject([
      { kind: 'stat', title: 'Hoists locked', value: 0, tone: 'success', link: '/contract030/hoists?state=locked' },
      { kind: 'progress', title: 'Hoists ready', value: 3, max: 3, unit: 'hoists' },
      { kind: 'stat', title: 'Inspections overdue', value: 1, tone: 'error', link: '/pages/contract030/inspections' },
      {
        kind: 'list',
        title: 'Inspections due',
        lines: [
          { label: 'H-1', detail: 'Chain, overdue by 3 days', tone: 'error' },
          { label: 'H-1', detail: 'Brake, due in 1 day', tone: 'warning' },
        ],
      },
    ])
  })

  test('stands in the lists of assets, the next date of each, and marks those that are overdue on the map', async () => {
    const { data } = await shop.get<Told>('/api/contract030/hoists?sort=code')
    const [one, other, sold] = data.map((row) => Number(row['assetid']))
    expect(await shop.get(`/api/contract030/hoists/columns?id=${one},${other},${sold}`)).toMatchObject({
      data: expect.arrayContaining([
        expect.objectContaining({
          label: 'Next inspection',
          values: [
            { id: other, value: inDays(20), tone: 'neutral' },
            { id: one, value: inDays(-3), tone: 'error' },
          ],
        }),
        expect.objectContaining({ label: 'Not seen for', values: [] }),
      ]),
      failed: [],
    })
    const plan = await shop.post('/api/floorplans', { name: 'Plan', width: 100, height: 100 })
    const spot = { mapx: 5, mapy: 5, floorplanid: plan['floorplanid'] }
    for (const id of [one, other]) await shop.patch(`/api/contract030/hoists/${id}`, spot)
    const notes = await own(`/api/map/notes?floorplanid=${String(plan['floorplanid'])}`)
    expect(notes).toMatchObject([{ assetid: one, badge: '!', note: 'Chain: overdue by 3 days' }])
  })

  test('may end in place of being due, also with what the row points to; the page of the asset tells all of it', async () => {
    const { modelid } = await shop.post('/api/models', { name: 'Lifter 5', endoflife: inDays(-40) })
    const id = await make('H-9', { modelid, scrapdate: inDays(100) })
    expect(await tables('ends?days=365')).toMatchObject([
      { title: 'Ends within 365 days', rows: [{ subject: 'H-9', what: 'Life', left: 'ends in 100 days' }] },
      { title: 'Ended', rows: [{ subject: 'H-9', what: 'Support of its model', left: 'ended 40 days ago' }] },
    ])
    expect(await tables('ends?days=365&state=locked')).toMatchObject([{ rows: [] }])
    expect(await own(`/api/assets/${id}/panels`)).toMatchObject([
      {
        title: 'Ends',
        lines: [
          { label: 'Support of its model', detail: `ended 40 days ago, on ${inDays(-40)}`, tone: 'error' },
          { label: 'Life', detail: `ends in 100 days, on ${inDays(100)}`, tone: 'neutral' },
        ],
      },
    ])
    // What has ended long ago is no news.
    expect((await own('/api/dashboard')).map(({ title }) => title)).not.toContain('Hoists that end')
  })

  test('shows a choice by what people read, and is filtered by the word that is kept', async () => {
    const id = await make('H-5', { scrapdate: inDays(600), state: 'locked' })
    expect(await tables('ends?days=700&state=locked')).toMatchObject([
      { rows: [{ subject: 'H-5', state: 'Out of use', page: `/contract030/hoists/${id}` }] },
    ])
    expect(await shop.refused('GET', '/api/contract030/hoists?state=out of use')).toMatchObject({ status: 400 })
  })

  test('has the units of its numbers, and the place of an asset once', async () => {
    const { data } = await shop.get<PageAnswer>('/api/pages/contract030/ends')
    const columns = data.flatMap((one) => (one.kind === 'table' ? [one.table.columns] : []))
    expect(columns[0]?.slice(-3)).toEqual([
      { name: 'state', label: 'State' },
      { name: 'loadkg', label: 'Load', unit: 'kg' },
      { name: 'place', label: 'Location' },
    ])
  })

  test('is told as soon by the days that an administrator has set; the page looks ahead as far, and at least a month', async () => {
    await shop.patch('/api/plugins/contract030/settings', { soondays: 25 })
    const widgets = await own('/api/dashboard')
    const due = widgets.find(({ title }) => title === 'Inspections due')
    expect(due).toMatchObject({ lines: [{ detail: 'Chain, overdue by 3 days' }, {}, { label: 'H-2' }] })
    expect((await tables('inspections'))[1]).toMatchObject({ title: 'Due within 30 days' })
    await shop.patch('/api/plugins/contract030/settings', { soondays: 45 })
    expect((await tables('inspections'))[1]).toMatchObject({ title: 'Due within 45 days' })
  })

  test('can be asked for by what the rows point to, in a tree with all below it', async () => {
    const { businessunitid: works } = await shop.post('/api/businessunits', { name: 'Works' })
    const { businessunitid } = await shop.post('/api/businessunits', { name: 'Paint', parentbusinessunitid: works })
    await make('H-4', { businessunitid, scrapdate: inDays(400) })
    expect(await tables(`ends?days=500&businessunitid=${String(works)}`)).toMatchObject([
      { rows: [{ subject: 'H-4' }] },
    ])
  })
})
