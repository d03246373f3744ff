import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { describeShop, type Reply, type TestShop } from '../testing/shop.ts'

interface FileRow {
  readonly fileid: number
  readonly name: string
}
type List = { readonly data: readonly FileRow[]; readonly meta: { readonly total: number } }

const drawing = '<svg viewBox="-50 -50 600 400" width="100%"><g id="walls"/></svg>'

describeShop('files', {}, (shop) => {
  const count = async (): Promise<number> => (await shop.get<List>('/api/files')).meta.total
  const stored = async (): Promise<readonly string[]> => {
    const names = await readdir(join(shop.running.site.environment.data, 'files'), { recursive: true }).catch(() => [])
    return names.filter((name) => name.length > 2)
  }
  const sending = (raw: string | Buffer): { raw: string | Buffer; headers: Record<string, string> } => ({
    raw,
    headers: { 'content-type': 'application/octet-stream' },
  })
  const upload = (name: string, raw: string | Buffer): Promise<Reply> =>
    shop.request('POST', `/api/files?name=${encodeURIComponent(name)}`, sending(raw))
  const uploaded = async (name: string, raw: string | Buffer = drawing): Promise<FileRow> => {
    const reply = await upload(name, raw)
    expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(202)
    // The row, as the status says.
    return reply.body as FileRow
  }

  test('a file that is sent is a row with what it is, and its content comes back', async () => {
    const reply = await upload('plans/Hall 3 "\u00e4".svg', `${drawing}<!-- hall 3 -->`)
    expect(reply.status).toBe(201)
    const row = { name: 'Hall 3 "\u00e4".svg', kind: 'svg', width: 600, height: 400, isactive: true }
    expect(reply.body).toMatchObject(row)
    const path = String(reply.headers['location'])
    expect(await shop.get(path)).toEqual(reply.body)
    const content = await shop.request('GET', `${path}/content`)
    expect(content.body).toContain('<g id="walls"/>')
    expect(content.headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'content-disposition': `inline; filename="Hall 3 ___.svg"; filename*=UTF-8''Hall%203%20%22%C3%A4%22.svg`,
      'content-length': String((reply.body as { size: number }).size),
      'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/u),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
      etag: `"${(reply.body as { sha256: string }).sha256}"`,
    })
    const again = { headers: { 'if-none-match': String(content.headers['etag']) } }
    expect(await shop.request('GET', `${path}/content`, again)).toMatchObject({ status: 304, body: '' })
  })

  test('text is a download, whatever it looks like', async () => {
    const { fileid } = await uploaded('page.txt', '<html><script>alert(1)</script></html>')
    const { headers } = await shop.request('GET', `/api/files/${fileid}/content`)
    expect(headers).toMatchObject({
      'content-type': 'text/plain',
      'content-disposition': expect.stringMatching(/^attachment/u),
    })
  })

  test('the same file twice is one file, and the same bytes under two names lie there once', async () => {
    const first = await uploaded('twice.txt', 'twice')
    const [rows, contents] = [await count(), (await stored()).length]
    expect(await upload('twice.txt', 'twice')).toMatchObject({ status: 200, body: first })
    expect(await count()).toBe(rows)
    const other = await uploaded('other.txt', 'twice')
    expect(other.fileid).not.toBe(first.fileid)
    expect((await stored()).length).toBe(contents)
  })

  test('another content under the same name is another file, and the first stays what it was', async () => {
    const [first, second] = [await uploaded('plan.txt', 'first'), await uploaded('plan.txt', 'second')]
    expect(first.fileid).not.toBe(second.fileid)
    expect((await shop.request('GET', `/api/files/${first.fileid}/content`)).body).toBe('first')
  })

  test.each([
    ['an empty file', 'hall.png', '', 400, 'is empty'],
    ['a zip named as a picture', 'hall.png', 'PK\u0003\u0004', 415, 'by its content ZIP'],
    ['a page', 'hall.html', '<html/>', 415, '.txt'],
    ['a bomb of entities', 'hall.svg', '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', 415, 'entities'],
    ['no name', '', drawing, 400, 'must be the name of the file'],
    ['26 MB', 'big.txt', Buffer.alloc(26 * 1024 * 1024, 'x'), 413, '25 MB'],
  ])('%s is refused and leaves nothing behind', async (_title, name, raw, status, words) => {
    const before = [await count(), await stored()]
    const problem = await shop.refused('POST', `/api/files?name=${name}`, sending(raw))
    expect(problem).toMatchObject({ status, detail: expect.stringContaining(words) })
    expect([await count(), await stored()]).toEqual(before)
  })

  test('a file of 25 MB is taken', async () => {
    const { fileid } = await uploaded('large.txt', Buffer.alloc(25 * 1024 * 1024, 'x'))
    const { headers, body } = await shop.request('GET', `/api/files/${fileid}/content`)
    expect([headers['content-length'], String(body).length]).toEqual(['26214400', 26_214_400])
  })

  test('an upload without a name, or with other parameters, is told what there is', async () => {
    expect(await shop.refused('POST', '/api/files', sending(drawing))).toMatchObject({ errors: [{ path: '/name' }] })
    expect(await shop.refused('POST', '/api/files?name=a.svg&kind=png', sending(drawing))).toMatchObject({
      errors: [{ path: '/kind' }],
    })
  })

  test('a killed upload leaves neither a row nor bytes', async () => {
    const before = [await count(), await stored()]
    // It is taken, as far as it came.
    expect(await breakOff(shop)).toBe('')
    await setTimeout(100)
    expect([await count(), await stored()]).toEqual(before)
  })

  test('what is drawn of a drawing stays, what runs is gone', async () => {
    const evil = '<svg onload="a()"><script>a()</script><image xlink:href="http://a/b.png"/><rect width="7"/></svg>'
    const { fileid } = await uploaded('evil.svg', evil)
    const { body } = await shop.request('GET', `/api/files/${fileid}/content`)
    expect(body).toBe('<svg xmlns="http://www.w3.org/2000/svg"><image/><rect width="7"/></svg>\n')
  })

  test('a viewer sees files and sends none, an operator does both', async () => {
    const [viewer, operator] = [await shop.as('viewer'), await shop.as('operator')]
    const { fileid } = await uploaded('seen.svg')
    expect((await viewer.request('GET', `/api/files/${fileid}/content`)).status).toBe(200)
    expect(await viewer.refused('POST', '/api/files?name=a.svg', sending(drawing))).toMatchObject({ status: 403 })
    expect((await operator.request('POST', '/api/files?name=b.svg', sending(drawing))).status).toBe(201)
    expect(await shop.stranger.refused('GET', `/api/files/${fileid}/content`)).toMatchObject({ status: 401 })
    expect(await viewer.refused('GET', '/api/files/999999/content')).toMatchObject({ status: 404 })
  })

  test('a file is renamed, but not into another kind', async () => {
    const { fileid } = await uploaded('before.svg')
    expect(await shop.patch(`/api/files/${fileid}`, { name: 'after.SVG' })).toMatchObject({ name: 'after.SVG' })
    for (const name of ['after.html', 'after', 'a/b.svg']) {
      const problem = await shop.refused('PATCH', `/api/files/${fileid}`, { body: { name } })
      expect(problem, name).toMatchObject({ status: 400, errors: [{ path: '/name' }] })
    }
    expect(await shop.refused('PATCH', `/api/files/${fileid}`, { body: { kind: 'png' } })).toMatchObject({
      status: 400,
    })
  })

  test('a file field comes with the name of the file, and refuses a key that is none', async () => {
    const { fileid } = await uploaded('lathe.svg')
    const model = await shop.post('/api/models', { name: 'LB-3000', imagefileid: fileid })
    expect(model).toMatchObject({ imagefileid: fileid, imagefilename: 'lathe.svg' })
    const listed = await shop.get<List>('/api/models?imagefileid.isnull=false&sort=imagefilename&fields=imagefilename')
    expect(listed.data).toMatchObject([{ imagefilename: 'lathe.svg' }])
    const problem = await shop.refused('POST', '/api/models', { body: { name: 'LB-4000', imagefileid: 999_999 } })
    expect(problem).toMatchObject({
      status: 400,
      errors: [{ path: '/imagefileid', message: expect.stringContaining('must be the key of a file that exists') }],
    })
    expect(await shop.refused('DELETE', `/api/files/${fileid}?purge=true`)).toMatchObject({
      status: 409,
      detail: expect.stringContaining('1 in models'),
    })
    const meta = await shop.get<{ resources: { name: string; fields: { name: string }[] }[] }>('/api/meta')
    const models = meta.resources.find(({ name }) => name === 'models')
    expect(models?.fields.find(({ name }) => name === 'imagefileid')).toMatchObject({
      kind: 'file',
      references: { table: 'files', path: '/api/files', display: 'name', namemember: 'imagefilename' },
    })
  })

  test('an upload is a change like others: it can be undone, and the undoing too', async () => {
    const { fileid } = await uploaded('undone.svg')
    const last = async (): Promise<string> => {
      const { data } = await shop.get<{ data: { changesetid: number }[] }>('/api/changesets?perpage=1')
      return `/api/changesets/${data[0]?.changesetid}/undo`
    }
    await shop.post(await last())
    expect(await shop.refused('GET', `/api/files/${fileid}/content`)).toMatchObject({ status: 404 })
    await shop.post(await last())
    expect((await shop.request('GET', `/api/files/${fileid}/content`)).body).toContain('walls')
  })
})

/** Sends the head and a part of an upload, as a person whose cable is pulled; gives what the server said by then. */
async function breakOff(shop: TestShop): Promise<string> {
  const { token } = await shop.post<{ token: string }>('/api/auth/tokens', { name: crypto.randomUUID() })
  const socket = connect(Number(new URL(shop.running.url).port), '127.0.0.1')
  const lines = [
    'POST /api/files?name=half.txt HTTP/1.1',
    'Host: localhost',
    `Authorization: Bearer ${token}`,
    'Content-Length: 5000000',
  ]
  let said = ''
  socket.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  socket.write(`${lines.join('\r\n')}\r\n\r\n${'x'.repeat(1_000_000)}`)
  await setTimeout(300)
  socket.destroy()
  return said
}
