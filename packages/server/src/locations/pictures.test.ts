import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pictureOf } from '../testing/pictures.ts'
import { describeShop } from '../testing/shop.ts'

type Row = Readonly<Record<string, unknown>>

const svgOf = (attributes: string, inner = '<rect width="5" height="5"/>'): string =>
  `<svg ${attributes}>${inner}</svg>`

describeShop('pictures of floor plans', {}, (shop) => {
  const sending = (raw: string | Buffer) => ({ raw, headers: { 'content-type': 'application/octet-stream' } })
  const pathOf = (name: string): string => `/api/files?name=${encodeURIComponent(name)}`
  const upload = async (name: string, raw: string | Buffer): Promise<number> => {
    const { status, body } = await shop.request('POST', pathOf(name), sending(raw))
    expect(status, JSON.stringify(body)).toBeLessThan(202)
    // The row, as the status says.
    return (body as { fileid: number }).fileid
  }
  let number = 0
  const name = (): string => `Plan ${(number += 1)}`
  const planOf = async (fileid: number, more: object = {}): Promise<Row> =>
    shop.post('/api/floorplans', { name: name(), fileid, ...more })
  const files = async (): Promise<number> =>
    (await shop.get<{ meta: { total: number } }>('/api/files?perpage=1')).meta.total

  test.each([
    ['a view box', 'viewBox="0 0 3300 2550"', 3300, 2550],
    ['a view box that begins in the negative', 'viewBox="-500 -200 1200 800"', 1200, 800],
    ['a size of 100%', 'viewBox="0 0 640 480" width="100%" height="100%"', 640, 480],
    ['a size in millimeters beside it', 'viewBox="0 0 1600 900" width="420mm" height="236mm"', 1600, 900],
    ['a building drawn in millimeters', 'viewBox="0 0 250000 125000"', 20_000, 10_000],
  ])('a plan is as large as its drawing with %s says', async (_title, attributes, width, height) => {
    const fileid = await upload('hall.svg', svgOf(attributes))
    expect(await planOf(fileid)).toMatchObject({ fileid, width, height })
    const { body } = await shop.request('GET', `/api/files/${fileid}/content`)
    // What browsers go by: its top left is 0, 0, wherever the drawing itself begins to count.
    expect(body).toContain(` width="${width}" height="${height}" `)
  })

  test('a plan is as large as its PNG, and a size that is said is kept', async () => {
    const fileid = await upload('hall.png', pictureOf(300, 200))
    expect(await planOf(fileid)).toMatchObject({ width: 300, height: 200 })
    expect(await planOf(fileid, { width: 600, height: 400 })).toMatchObject({ width: 600, height: 400 })
  })

  test('a drawing that does not say its size is taken with one that a person says', async () => {
    const fileid = await upload('endless.svg', svgOf('width="100%" height="100%"'))
    const body = { name: name(), fileid }
    expect(await shop.refused('POST', '/api/floorplans', { body })).toMatchObject({
      status: 400,
      errors: [{ path: '/width' }, { path: '/height' }],
    })
    expect(await planOf(fileid, { width: 900, height: 500 })).toMatchObject({ width: 900 })
  })

  test.each([
    ['notes.txt', 'Notes', 'must be a picture'],
    ['hall.pdf', '%PDF-1.7\n', 'choose one of its pages'],
  ])('%s is no picture of a plan', async (file, raw, words) => {
    const body = { name: name(), fileid: await upload(file, raw), width: 5, height: 5 }
    expect(await shop.refused('POST', '/api/floorplans', { body })).toMatchObject({
      status: 400,
      errors: [{ path: '/fileid', message: expect.stringContaining(words) }],
    })
    const { floorplanid } = await planOf(await upload('hall.png', pictureOf(30, 20)))
    const change = { body: { fileid: body.fileid } }
    expect(await shop.refused('PATCH', `/api/floorplans/${String(floorplanid)}`, change)).toMatchObject({ status: 400 })
  })

  test('another picture of the same shape is laid over the plan, and nothing moves', async () => {
    const { floorplanid } = await planOf(await upload('hall.png', pictureOf(300, 200)))
    await shop.post('/api/locations', { name: name(), floorplanid, mapx: 290, mapy: 190 })
    const path = `/api/floorplans/${String(floorplanid)}`
    const fileid = await upload('sharper.png', pictureOf(601, 400))
    expect(await shop.patch(path, { fileid })).toMatchObject({ fileid, width: 300, height: 200 })
  })

  test('another picture of another shape brings its size, unless things would stand outside', async () => {
    const { floorplanid } = await planOf(await upload('hall.png', pictureOf(300, 200)))
    const path = `/api/floorplans/${String(floorplanid)}`
    const wider = await upload('wider.png', pictureOf(500, 200))
    expect(await shop.patch(path, { fileid: wider })).toMatchObject({ width: 500, height: 200 })
    for (const [at, mapx] of [290, 10].entries())
      await shop.post('/api/equipment', { assetnumber: `${name()} ${at}`, floorplanid, mapx, mapy: 190 })
    const low = await upload('low.png', pictureOf(300, 100))
    const problem = await shop.refused('PATCH', path, { body: { fileid: low } })
    expect(problem).toMatchObject({ status: 409, detail: expect.stringMatching(/outside would stand: 2 assets/u) })
    expect(await shop.get(path)).toMatchObject({ fileid: wider, width: 500, height: 200 })
  })

  test('a picture may be taken away; the plan keeps its size', async () => {
    const { floorplanid } = await planOf(await upload('hall.png', pictureOf(300, 200)))
    const path = `/api/floorplans/${String(floorplanid)}`
    expect(await shop.patch(path, { fileid: null })).toMatchObject({ fileid: null, width: 300, height: 200 })
  })

  const nest = `${'<g>'.repeat(101)}${'</g>'.repeat(101)}`
  test.each([
    ['text named as a picture', 'hall.png', Buffer.from('hall'), 'by its content plain text'],
    ['a zip named as a picture', 'hall.png', Buffer.from('504b030414000000', 'hex'), 'by its content ZIP'],
    ['a PDF named as a picture', 'hall.png', Buffer.from('%PDF-1.7\n'), 'by its content PDF'],
    ['a picture that broke off', 'hall.png', pictureOf(300, 200).subarray(0, -20), 'cut off'],
    [
      'a picture that claims 100,000 by 100,000',
      'hall.png',
      pictureOf(3, 2, { width: 1e5, height: 1e5 }),
      'million pixels',
    ],
    [
      'a bomb of entities',
      'hall.svg',
      '<!DOCTYPE svg [<!ENTITY a "&b;&b;"><!ENTITY b "x">]><svg>&a;</svg>',
      'entities',
    ],
    ['a deep nest', 'hall.svg', svgOf('viewBox="0 0 5 5"', nest), 'nested deeper'],
    ['a path of 6 MB', 'hall.svg', svgOf('viewBox="0 0 5 5"', `<path d="M0 0${' L9 9'.repeat(1_250_000)}"/>`), '5 MB'],
  ])('%s is refused with the reason, and leaves nothing behind', async (_title, file, raw, words) => {
    const before = await files()
    const problem = await shop.refused('POST', pathOf(file), sending(raw))
    expect(problem).toMatchObject({ status: 415, detail: expect.stringContaining(words) })
    expect(await files()).toBe(before)
  })

  test('what runs in a drawing or reaches out of it is gone when it comes back', async () => {
    const inner = '<script>a()</script><image href="http://a/b.png"/><g onclick="a()"><use href="http://a/#b"/></g>'
    const fileid = await upload('evil.svg', svgOf('viewBox="0 0 5 5" onload="a()"', inner))
    const { body } = await shop.request('GET', `/api/files/${fileid}/content`)
    expect(body).not.toMatch(/script|onload|onclick|http:\/\/a/u)
  })

  test.each([true, false])('200 MB are refused before they have come, announced: %s', async (isAnnounced) => {
    const { token } = await shop.post<{ token: string }>('/api/auth/tokens', { name: 'upload' })
    const before = process.memoryUsage().rss
    const { status, detail, sent } = await sendMuch(`${urlOf()}${pathOf('huge.png')}`, { token, isAnnounced })
    expect([status, detail]).toEqual([413, expect.stringContaining('25 MB')])
    expect(sent).toBeLessThan(60 * megabyte)
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * megabyte)
  })

  test('a store that cannot be written is told, and leaves no row', async () => {
    const folder = join(shop.running.site.environment.data, 'files')
    await mkdir(folder, { recursive: true })
    await rename(folder, `${folder}.away`)
    await writeFile(folder, '')
    const before = await files()
    const problem = await shop.refused('POST', pathOf('hall.png'), sending(pictureOf(31, 21)))
    expect(problem).toMatchObject({ status: 503, detail: expect.stringContaining('cannot be stored') })
    expect(await files()).toBe(before)
    await rm(folder)
    await rename(`${folder}.away`, folder)
  })

  function urlOf(): string {
    const address = shop.running.app.server.address()
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  }
})

const megabyte = 1024 * 1024
const much = 200 * megabyte

interface Sent {
  readonly status: number
  readonly detail: string
  /** Bytes that were taken. */
  readonly sent: number
}

/** Sends 200 MB, as fast as they are taken, until there is an answer. */
function sendMuch(url: string, { token, isAnnounced }: { token: string; isAnnounced: boolean }): Promise<Sent> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/octet-stream',
    ...(isAnnounced && { 'content-length': String(much) }),
  }
  return new Promise((resolve, reject) => {
    let isAnswered = false
    const asked = request(url, { method: 'POST', headers }, (response) => {
      isAnswered = true
      let text = ''
      response.on('data', (piece: Buffer) => (text += piece.toString()))
      response.on('end', () => {
        const { detail } = JSON.parse(text) as { detail: string }
        resolve({ status: response.statusCode ?? 0, detail, sent: asked.socket?.bytesWritten ?? 0 })
        asked.destroy()
      })
    })
    asked.on('error', (cause) => void (isAnswered || reject(cause)))
    const piece = Buffer.alloc(megabyte, 7)
    const write = (left: number): void => {
      if (isAnswered || left === 0) return
      if (asked.write(piece)) setImmediate(write, left - 1)
      else asked.once('drain', () => write(left - 1))
    }
    write(much / megabyte)
  })
}
