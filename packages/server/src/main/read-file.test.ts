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
    source: `import { definePlugin } from '@shopdb/contract'
export const plugin = definePlugin({
  routes: [{ method: 'GET', path: '/:id', permission: 'files.read', summary: 'Read one', handle: async ({ platform, params }) => {
    const { name, type, bytes } = await platform.readFile(Number(params.id))
    return { name, type, text: Buffer.from(bytes).toString() }
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
