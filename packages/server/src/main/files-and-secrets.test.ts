import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
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
    platform.reveal(vendor, Number(params.id), 'name') }],
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
