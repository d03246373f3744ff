import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'

type Row = Readonly<Record<string, unknown>>
type List = { readonly data: readonly Row[] }

describeShop('people who write at the same moment', {}, (shop) => {
  const make = (path: string, name: string): Promise<Row> =>
    shop.post(path, { assetnumber: `${name} ${crypto.randomUUID().slice(0, 8)}`, name })
  const pathOf = (row: Row): string => `/api/assets/${String(row['assetid'])}`
  const statements = async (job: () => Promise<unknown>): Promise<number> => {
    const { database } = shop.running.site.resources
    const before = database.statements()
    await job()
    return database.statements() - before
  }

  test('with the same ETag are one who is heard and others who are told to read again', async () => {
    const row = await make('/api/equipment', 'Lathe')
    const { headers } = await shop.request('GET', pathOf(row))
    const rename = (name: string) =>
      shop.request('PATCH', pathOf(row), { body: { name }, headers: { 'if-match': headers['etag'] ?? '' } })
    const replies = await Promise.all(['One', 'Two', 'Three'].map(rename))
    expect(replies.map(({ status }) => status)).toEqual([200, 412, 412])
    expect(await shop.get(pathOf(row))).toMatchObject({ name: 'One' })
  })

  test('to one row are heard in their order, and each finds what the one before has left', async () => {
    const row = await make('/api/equipment', 'Mill')
    const names = ['One', 'Two', 'Three']
    await Promise.all(names.map((name) => shop.patch(pathOf(row), { name })))
    const { data } = await shop.get<List>(`${pathOf(row)}/history`)
    expect(data.map((entry) => entry['before'])).toEqual([{ name: 'Two' }, { name: 'One' }, { name: 'Mill' }, null])
  })

  test('to a row that a bulk edit among them writes too find what it has left', async () => {
    const [first, second] = [await make('/api/equipment', 'Lift'), await make('/api/equipment', 'Lift')]
    await Promise.all([
      shop.patch(pathOf(first), { name: 'Lift 1' }),
      shop.post('/api/assets/bulk', { ids: [second['assetid']], changes: { name: 'Hoist' } }),
      shop.patch(pathOf(second), { name: 'Lift 2' }),
    ])
    const { data } = await shop.get<List>(`${pathOf(second)}/history`)
    expect(data.map((entry) => entry['before'])).toEqual([{ name: 'Hoist' }, { name: 'Lift' }, null])
  })

  test('are each answered with their own row, whatever it is', async () => {
    const [machine, other] = [await make('/api/equipment', 'Saw'), await make('/api/equipment', 'Press')]
    const vendor = await shop.post<Row>('/api/vendors', { name: `Vendor ${crypto.randomUUID()}` })
    const answers = await Promise.all([
      shop.patch(pathOf(machine), { name: 'Saw 2' }),
      shop.patch(`/api/equipment/${String(other['assetid'])}`, { requiresmanualconfig: true }),
      shop.patch(`/api/vendors/${String(vendor['vendorid'])}`, { notes: 'Rings back.' }),
      shop.request('PATCH', '/api/assets/999999', { body: { name: 'Nobody' } }),
      shop.request('PATCH', '/api/equipment/999999', { body: { name: 'Nobody' } }),
    ])
    expect(answers).toMatchObject([
      { assetid: machine['assetid'], name: 'Saw 2' },
      { assetid: other['assetid'], name: 'Press', requiresmanualconfig: true },
      { vendorid: vendor['vendorid'], notes: 'Rings back.' },
      { status: 404 },
      { status: 404 },
    ])
  })

  test('have their rows read in the same statements, however many they are', async () => {
    const rows = await Promise.all(Array.from({ length: 8 }, () => make('/api/equipment', 'Drill')))
    const rename = (many: number, name: string) => (): Promise<unknown> =>
      Promise.all(rows.slice(0, many).map((row) => shop.patch(pathOf(row), { name })))
    await rename(8, 'Before')()
    const [few, many] = [await statements(rename(4, 'A')), await statements(rename(8, 'B'))]
    // Each row is one statement more, and nothing else is.
    expect(many - few).toBeLessThanOrEqual(4)
  })
})
