import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'

// The plugin that is kept for contract 0.3.0: a hoist has a label, which may be asked for several times.
const folder = fileURLToPath(new URL('../../../../examples/contracts/0.3.0', import.meta.url))

interface Described {
  readonly paths: Readonly<
    Record<string, { readonly get: { readonly parameters: readonly { name: string }[]; readonly responses: object } }>
  >
}

describeShop('an endpoint about a row', { SHOPDB_PLUGINS: folder, SHOPDB_ENV: 'production' }, (shop) => {
  let path = ''

  beforeAll(async () => {
    const body = { assetnumber: 'H-1', code: 'H1', loadkg: 500 }
    const { assetid } = await shop.post('/api/contract030/hoists', body)
    path = `/api/contract030/hoists/${String(assetid)}`
  })

  test('is handed the row, and what is asked, as values', async () => {
    expect(await shop.get(`${path}/label?copies=2&note=north`)).toBe('H1 500 kg north\nH1 500 kg north\n')
    expect(await shop.get(`${path}/label`)).toBe('H1 500 kg\n')
  })

  test.each(['copies=12', 'copies=two', 'copies=1&copies=2', 'colour=red'])('refuses ?%s', async (asked) => {
    expect(await shop.refused('GET', `${path}/label?${asked}`)).toMatchObject({ status: 400 })
  })

  test.each(['99999', 'H1', '0'])('of row %s, which is not there, is not found', async (id) => {
    const refused = await shop.refused('GET', `/api/contract030/hoists/${id}/label`)
    expect(refused).toMatchObject({ status: 404, detail: expect.stringContaining('hoist') })
  })

  test('is described with what may be asked', async () => {
    const { paths } = await shop.get<Described>('/api/openapi.json')
    const { parameters = [], responses } = paths['/api/contract030/hoists/{id}/label']?.get ?? {}
    expect(responses).toHaveProperty('200')
    expect(parameters).toMatchObject([
      { name: 'id', in: 'path', schema: { type: 'integer', minimum: 1 } },
      { name: 'copies', in: 'query', description: 'Copies', schema: { type: 'integer', maximum: 9 } },
      { name: 'note', in: 'query' },
    ])
  })
})
