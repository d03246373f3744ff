import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { fetchOutside, useSiteProxy } from './outgoing.ts'

describe('an outgoing request of a plugin', () => {
  const open: (() => void)[] = []
  afterEach(() => {
    for (const close of open.splice(0)) close()
  })
  const serve = async (listener: RequestListener): Promise<string> => {
    const server = createServer(listener).listen(0, '127.0.0.1')
    open.push(() => {
      server.closeAllConnections()
      server.close()
    })
    await once(server, 'listening')
    // A server on a port has such an address.
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  test('brings the answer, also from another page of the same host', async () => {
    const host = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/new' }).end()
      else response.end(`${request.method} ${request.url}`)
    })
    expect(await (await fetchOutside(`${host}/old`)).text()).toBe('GET /new')
  })

  test("goes by the site's proxy, except to hosts that need none", async () => {
    const inside = await serve((_, response) => void response.end('inside'))
    const proxy = await serve((request, response) => void response.end(`by proxy to ${request.url}`))
    const end = useSiteProxy({ HTTP_PROXY: proxy, NO_PROXY: '127.0.0.1' })
    open.push(end)
    expect(await (await fetchOutside('http://gateway.example.com/alive')).text()).toBe(
      'by proxy to http://gateway.example.com/alive',
    )
    expect(await (await fetchOutside(inside)).text()).toBe('inside')
  })

  test('with a user name or a password in its address is refused in words, without telling them', async () => {
    const refused = fetchOutside('http://shop:kettle@gateway.example.com/hook')
    await expect(refused).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('send them in a header'),
    })
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('kettle') })
  })

  test('is not led to another host', async () => {
    const inside = await serve((_, response) => void response.end('secret'))
    const host = await serve((_, response) => void response.writeHead(302, { location: inside }).end())
    await expect(fetchOutside(host)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('another host'),
    })
  })

  test('that goes in a circle, comes too late or finds nobody ends in words', async () => {
    const circle = await serve((_, response) => void response.writeHead(302, { location: '/' }).end())
    const silent = await serve(() => undefined)
    await expect(fetchOutside(circle)).rejects.toThrow('leads in a circle')
    await expect(fetchOutside(silent, { timeout: 50 })).rejects.toThrow('did not answer in time')
    await expect(fetchOutside('http://127.0.0.1:1')).rejects.toThrow('could not be reached')
    await expect(fetchOutside('file:///etc/passwd')).rejects.toMatchObject({ code: 'invalid' })
  })
})
