import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { xlsxOf } from '../resources/xlsx.ts'
import { writePlugins } from '../testing/author.ts'
import { describeShop } from '../testing/shop.ts'

const folder = await mkdtemp(join(tmpdir(), 'shopdb-readfile-'))
await writePlugins(folder, [
  {
    name: 'recipes',
    source: `import { definePlugin, defineResource, secret, text, vendor } from '@shopdb/contract'
const safe = defineResource({ name: 'Safe', table: 'safes', fields: { name: text({ required: true, max: 20 }), code: secret({}) } })
export const plugin = definePlugin({
  resources: [safe],
  routes: [{ method: 'GET', path: '/:id', permission: 'files.read', summary: 'Read one', handle: async ({ platform, params }) => {
    const { name, type, bytes } = await platform.readFile(Number(params.id))
    return { name, type, text: Buffer.from(bytes).toString() }
  } }, { method: 'GET', path: '/safe/:id/code', permission: 'safes.write', summary: 'Show the code', handle: async ({ platform, params }) => {
    return { code: await platform.reveal(safe, Number(params.id), 'code') }
  } }, { method: 'GET', path: '/vendor/:id', permission: 'safes.write', summary: 'Try another', handle: ({ platform, params }) =>
    platform.reveal(vendor, Number(params.id), 'name') }, { method: 'GET', path: '/table/:id', permission: 'files.read', summary: 'Read a table', handle: async ({ platform, params }) => {
    const columns = { tag: ['Tag number', 'Pump ID'], bar: ['Pressure (bar)'], maker: [] }
    return { data: await platform.readTable(Number(params.id), { columns, needs: 'tag', most: 2 }) }
  } }],
})`,
  },
])

describeShop('a plugin that reads a file of the site', { SHOPDB_PLUGINS: folder }, (shop) => {
  test.each(['recipe.xml', 'device.yaml', 'device.yml'])('has its name, its type and its bytes: %s', async (name) => {
    const raw = Buffer.from(`<recipe of="${name}" spot="5 \u00b5m"/>`)
    const headers = { 'content-type': 'application/octet-stream' }
    const { body } = await shop.request('POST', `/api/files?name=${name}`, { raw, headers })
    expect(body).toMatchObject({ name, kind: 'text' })
    // It was made just now.
    const { fileid } = body as { readonly fileid: number }
    expect(await shop.get(`/api/recipes/${fileid}`)).toEqual({ name, type: 'text/plain', text: raw.toString() })
  })

  test('is told of one that is not there, and of one that was removed', async () => {
    expect(await shop.refused('GET', '/api/recipes/999')).toMatchObject({ status: 404 })
    const sending = { raw: 'gone', headers: { 'content-type': 'application/octet-stream' } }
    const { body } = await shop.request('POST', '/api/files?name=gone.txt', sending)
    // As above.
    const { fileid } = body as { readonly fileid: number }
    await shop.delete(`/api/files/${fileid}`)
    expect(await shop.refused('GET', `/api/recipes/${fileid}`)).toMatchObject({ status: 404 })
  })
})

describeShop('a plugin that reads a table which somebody uploaded', { SHOPDB_PLUGINS: folder }, (shop) => {
  const upload = async (name: string, raw: Buffer): Promise<string> => {
    const headers = { 'content-type': 'application/octet-stream' }
    const { body } = await shop.request('POST', `/api/files?name=${name}`, { raw, headers })
    // It was made just now.
    return `/api/recipes/table/${String((body as { readonly fileid: number }).fileid)}`
  }
  const lines = [
    { line: 2, cells: { tag: 'P-1', bar: '0,5', maker: 'K\u00f6nig' } },
    { line: 3, cells: { tag: 'P-2', bar: '' } },
  ]

  test.each([
    [
      'commas in UTF-8 with a mark',
      '\ufefftag,Pressure (BAR),color,Maker\r\nP-1,"0,5",red,K\u00f6nig\r\n\r\nP-2,\r\n',
      'utf8',
    ],
    ['semicolons in Windows-1252', 'Pump-ID;pressurebar;;MAKER\nP-1;0,5;red;K\u00f6nig;more\nP-2;\n', 'latin1'],
    ['tabs and bare returns', 'TAG NUMBER\tBar\tMaker\rP-1\t0,5\tK\u00f6nig\rP-2\t', 'utf8'],
  ] as const)('has its lines by the columns that it asked for: %s', async (_what, text, encoding) => {
    expect(await shop.get(await upload('pumps.csv', Buffer.from(text, encoding)))).toEqual({ data: lines })
  })

  test('has those of a workbook', async () => {
    const raw = Buffer.from(await xlsxOf(['Tag', 'Bar', 'Maker'], [['P-1', '0,5', 'K\u00f6nig']]))
    expect(await shop.get(await upload('pumps.xlsx', raw))).toEqual({ data: lines.slice(0, 1) })
  })

  test.each([
    ['name,bar\nA,1\n', 'The file has no column for the tag number, such as tag, Tag number, Pump ID.'],
    ['tag,bar\n"A,1\n', 'The file cannot be read as CSV'],
    ['tag\nA\nB\nC\n', 'The file has 3 lines; at most 2 are taken in one go.'],
  ])('is told why %j is none', async (text, detail) => {
    const refusal = await shop.refused('GET', await upload('pumps.csv', Buffer.from(text)))
    expect(refusal).toMatchObject({ status: 400, detail: expect.stringContaining(detail) })
    expect(await shop.refused('GET', '/api/recipes/table/999')).toMatchObject({ status: 404 })
  })
})

describeShop('a plugin whose rows have secrets', { SHOPDB_PLUGINS: folder }, (shop) => {
  test('reads them in clear, while lists, rows and the log do not tell them', async () => {
    const { safeid } = await shop.post('/api/recipes/safes', { name: 'North', code: 'x-4711' })
    expect(await shop.get(`/api/recipes/safe/${String(safeid)}/code`)).toEqual({ code: 'x-4711' })
    const told = [await shop.get(`/api/recipes/safes/${String(safeid)}`), await shop.get('/api/changesets?perpage=5')]
    expect(JSON.stringify(told)).not.toContain('4711')
    const { safeid: bare } = await shop.post('/api/recipes/safes', { name: 'South' })
    expect(await shop.get(`/api/recipes/safe/${String(bare)}/code`)).toEqual({ code: null })
    expect(await shop.refused('GET', '/api/recipes/safe/999/code')).toMatchObject({ status: 404 })
  })

  test('has those of its own rows only', async () => {
    const { vendorid } = await shop.post('/api/vendors', { name: 'Keeps to itself' })
    expect(await shop.refused('GET', `/api/recipes/vendor/${String(vendorid)}`)).toMatchObject({ status: 500 })
  })
})
