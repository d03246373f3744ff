import { expect, test } from 'vitest'
import { foldText } from '../base/fold.ts'
import { chance } from '../testing/chance-deeds.ts'
import { describeShop, type Person } from '../testing/shop.ts'

type Row = Readonly<Record<string, unknown>>
interface List {
  readonly data: readonly Row[]
  readonly meta: { readonly next: string | null }
}

describeShop('what has numbers in its name', {}, (shop) => {
  const list = async (path: string, member = 'name'): Promise<readonly unknown[]> =>
    (await shop.get<List>(path)).data.map((row) => row[member])
  /** Walks page by page. */
  const walk = async (path: string): Promise<readonly unknown[]> => {
    const seen: unknown[] = []
    for (let after = ''; ;) {
      const { data, meta } = await shop.get<List>(`${path}&perpage=2${after && `&after=${after}`}`)
      seen.push(...data.map((row) => row['name']))
      if (meta.next === null) return seen
      after = meta.next
    }
  }
  const sorted = ['alpha', 'Cell 1', 'cell 2', 'Cell 02', 'Cell 10', 'CELL 10 a', 'Cell 100', 'Zeta']
  const locations = (): Promise<unknown> => {
    const made = ['Zeta', 'Cell 10', 'Cell 1', 'alpha', 'Cell 100', 'cell 2', 'CELL 10 a', 'Cell 02']
    return inTurn(made.map((name) => () => shop.post('/api/locations', { name })))
  }

  test('is listed, walked and exported as people count, whether it is written in upper or lower case', async () => {
    await locations()
    expect(await list('/api/locations?total=false')).toEqual(sorted)
    expect(await list('/api/locations?sort=-name')).toEqual(sorted.toReversed())
    expect(await walk('/api/locations?sort=name')).toEqual(sorted)
    expect(await walk('/api/locations?sort=-name')).toEqual(sorted.toReversed())
    const { body } = await shop.request('GET', '/api/locations/export?format=csv&fields=name')
    const [, ...lines] = String(body).trim().split(/\r?\n/)
    expect(lines.map((line) => line.split(',').at(-1))).toEqual(sorted)
  })

  test('is found by the search in the same order', async () => {
    expect(await list('/api/locations?q=cell&sort=name')).toEqual(sorted.slice(1, -1))
    expect(await list('/api/locations?q=cell&sort=-name')).toEqual(sorted.slice(1, -1).toReversed())
  })

  test('sorts what points to it too', async () => {
    const { data } = await shop.get<List>('/api/locations?name.contains=cell')
    for (const { locationid } of data.toReversed())
      await shop.post('/api/equipment', { assetnumber: `AT-${String(locationid)}`, name: 'there', locationid })
    const path = '/api/assets?name=there&sort=locationname'
    expect(await list(path, 'locationname')).toEqual(sorted.slice(1, -1))
    const { data: first, meta } = await shop.get<List>(`${path}&perpage=3`)
    const second = await shop.get<List>(`${path}&perpage=3&after=${meta.next}`)
    expect([...first, ...second.data].map((row) => row['locationname'])).toEqual(sorted.slice(1, -1))
  })

  test('is compared with numbers by their value', async () => {
    expect(await list('/api/locations?name.gt=cell 2&name.lte=cell 10')).toEqual(['Cell 02', 'Cell 10'])
  })

  test('is another thing with other zeros, and the same in upper case', async () => {
    await shop.post('/api/equipment', { assetnumber: 'OP-007' })
    await shop.post('/api/equipment', { assetnumber: 'OP-7' })
    const problem = await shop.refused('POST', '/api/equipment', { body: { assetnumber: ' op-007' } })
    expect(problem).toMatchObject({ status: 409, errors: [{ path: '/assetnumber' }] })
    expect(problem.errors?.[0]?.message).toBe('must be unique; equipment OP-007 has it already')
    expect(await list('/api/assets?assetnumber=Op-007,nothing', 'assetnumber')).toEqual(['OP-007'])
    expect(await list('/api/assets?assetnumber.ne=OP-7&assetnumber.startswith=op-', 'assetnumber')).toEqual(['OP-007'])
  })

  test('is found by its beginning and by any part, as it is written', async () => {
    const below = chance(3)
    const signs = ['0', '0', '1', '2', '12', 'a', 'B', '-', '\u00b5']
    const word = (length: number): string => Array.from({ length }, () => signs[below(signs.length)]).join('')
    const names = [...new Set(Array.from({ length: 120 }, () => `x${word(1 + below(7))}y`))]
    await inTurn(names.map((name) => () => shop.post('/api/vendors', { name })))
    for (const start of ['', 'x', 'X0', 'x00']) {
      for (let round = 0; round < 30; round += 1) await compareFound(shop, names, start + word(1 + below(3)))
    }
  })
})

const inTurn = async (deeds: readonly (() => Promise<unknown>)[]): Promise<void> => {
  for (const deed of deeds) await deed()
}

/** Holds what is answered against what is to be seen in the texts. */
async function compareFound(shop: Person, names: readonly string[], part: string): Promise<void> {
  const wanted = foldText(part)
  const found = async (operator: string): Promise<readonly string[]> => {
    const path = `/api/vendors?perpage=500&name.${operator}=${encodeURIComponent(part)}`
    const { data } = await shop.get<List>(path)
    return data.map(({ name }) => String(name)).toSorted()
  }
  const among = (isFound: (name: string) => boolean): readonly string[] =>
    names.filter((name) => isFound(foldText(name))).toSorted()
  expect([part, await found('contains')]).toEqual([part, among((name) => name.includes(wanted))])
  expect([part, await found('startswith')]).toEqual([part, among((name) => name.startsWith(wanted))])
}
