import { request } from 'node:http'
import type { Socket } from 'node:net'
import type { ChangeEvent } from '@shopdb/contract'
import { afterEach, expect, test, vi } from 'vitest'
import { systemActor, type Actor } from '../access/actor.ts'
import { createFeed } from '../changes/feed.ts'
import { describeShop, type Person } from '../testing/shop.ts'
import { createEvents, type Events } from './events.ts'
import type { Identify } from './register.ts'

interface Heard {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly events: ChangeEvent[]
  readonly greeting: () => number
  readonly isOver: () => boolean
  readonly socket: Socket
  readonly leave: () => void
}

const opened: (() => void)[] = []
afterEach(() => opened.splice(0).forEach((close) => close()))

/** Listens over a real connection, as a browser does. */
function listen(url: string, path: string, headers: Readonly<Record<string, string>>): Promise<Heard> {
  const events: ChangeEvent[] = []
  let text = ''
  let greeting = -1
  let isOver = false
  return new Promise((resolve, reject) => {
    const asked = request(`${url}${path}`, { headers }, (response) => {
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const lines = new Map(
            text
              .slice(0, end)
              .split('\n')
              .map((line) => line.split(/: ?(.*)/su, 2) as [string, string]),
          )
          text = text.slice(end + 2)
          if (lines.get('event') === 'hello') greeting = Number(lines.get('id'))
          else if (lines.has('data')) events.push(JSON.parse(lines.get('data') ?? '') as ChangeEvent)
        }
      })
      response.on('close', () => (isOver = true)).on('error', () => undefined)
      const { socket } = response
      const leave = (): void => void asked.destroy()
      opened.push(leave)
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        events,
        greeting: () => greeting,
        isOver: () => isOver,
        socket,
        leave,
      })
    })
    asked.on('error', reject).end()
  })
}

describeShop('events', {}, (shop) => {
  const url = (): string => {
    const address = shop.running.app.server.address()
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  }
  const bearer = async (person: Person): Promise<Readonly<Record<string, string>>> => {
    const { token } = await person.post<{ token: string }>('/api/auth/tokens', { name: 'events' })
    return { authorization: `Bearer ${token}` }
  }
  const hear = async (path = '/api/events', person: Person = shop): Promise<Heard> => {
    const heard = await listen(url(), path, await bearer(person))
    await vi.waitFor(() => expect(heard.greeting()).toBeGreaterThanOrEqual(0))
    return heard
  }
  const addVendor = async (name: string): Promise<number> =>
    Number((await shop.post('/api/vendors', { name }))['vendorid'])
  const last = async (): Promise<number> => {
    const { data } = await shop.get<{ data: readonly { changesetid: number }[] }>('/api/changesets?perpage=1')
    return data[0]?.changesetid ?? 0
  }
  /** Events with limits of their own, on the same site. */
  const eventsOf = (limits: object, identify?: Identify): Events => {
    const { resources, log, access } = shop.running.site
    const feed = createFeed({ database: resources.database, changes: resources.changes, log })
    const events = createEvents(
      { feed, tables: resources.registry.all, identify: identify ?? ((asking) => access.identify(asking)) },
      limits,
    )
    opened.push(() => events.close())
    return events
  }
  const callOf = (actor: Partial<Actor> = {}) => ({
    actor: { ...systemActor, ...actor },
    source: 'web' as const,
    requestid: '',
    params: {},
    query: {},
    body: undefined,
    headers: {},
    address: '',
  })

  test('who listens hears at once what was changed, and by which number', async () => {
    const heard = await hear()
    const id = await addVendor('Okuma')
    await vi.waitFor(() => expect(heard.events).toHaveLength(1))
    expect(heard.events[0]).toEqual({ changesetid: await last(), touched: { vendors: [id] } })
    expect(heard.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
      'cache-control': 'no-store, no-transform',
    })
    expect(heard.headers['content-encoding']).toBeUndefined()
  })

  test('a stranger hears nothing', async () => {
    expect((await shop.stranger.refused('GET', '/api/events')).status).toBe(401)
  })

  test('nobody hears of what they may not read', async () => {
    const [admin, viewer] = [await hear(), await hear('/api/events', await shop.as('viewer'))]
    await vi.waitFor(() => expect(admin.events.length).toBeGreaterThan(0))
    const id = await addVendor('Mazak')
    await vi.waitFor(() =>
      expect(viewer.events).toEqual([{ changesetid: expect.any(Number), touched: { vendors: [id] } }]),
    )
    expect(admin.events.flatMap(({ touched }) => Object.keys(touched ?? {}))).toContain('users')
  })

  test('who comes back is told what was missed, each change once', async () => {
    const before = await last()
    const ids = [await addVendor('Haas'), await addVendor('Doosan')]
    const heard = await hear(`/api/events?after=${before}`)
    expect(heard.greeting()).toBe(before)
    ids.push(await addVendor('Brother'))
    await vi.waitFor(() => expect(heard.events).toHaveLength(3))
    expect(heard.events.map(({ touched }) => touched)).toEqual(ids.map((id) => ({ vendors: [id] })))
    const headers = { ...(await bearer(shop)), 'last-event-id': String(before) }
    const byheader = await listen(url(), '/api/events', headers)
    await vi.waitFor(() => expect(byheader.events).toHaveLength(3))
  })

  test('who comes back with a number of another log may have missed anything', async () => {
    const heard = await hear('/api/events?after=999999')
    await vi.waitFor(() => expect(heard.events).toHaveLength(1))
    expect(heard.events[0]).toEqual({ changesetid: await last(), touched: null })
    expect(heard.greeting()).toBe(await last())
  })

  test('a change of many rows names the table and not the rows', async () => {
    const heard = await hear()
    const lines = Array.from({ length: 201 }, (_, at) => `Maker ${at}`)
    const raw = ['name', ...lines].join('\n')
    await shop.request('POST', '/api/vendors/import', { raw, headers: { 'content-type': 'text/csv' } })
    await vi.waitFor(() => expect(heard.events).toHaveLength(1))
    expect(heard.events[0]?.touched).toEqual({ vendors: null })
  })

  test('who has missed more than can be told is told that anything may have changed', async () => {
    const before = await last()
    const lines = Array.from({ length: 5001 }, (_, at) => `Trader ${at}`)
    const raw = ['name', ...lines].join('\n')
    await shop.request('POST', '/api/vendors/import', { raw, headers: { 'content-type': 'text/csv' } })
    const heard = await hear(`/api/events?after=${before}`)
    await vi.waitFor(() => expect(heard.events).toEqual([{ changesetid: expect.any(Number), touched: null }]))
  })

  test('a number that is none is refused with what would be right', async () => {
    expect(await shop.refused('GET', '/api/events?after=x')).toMatchObject({
      status: 400,
      errors: [{ path: '/after' }],
    })
    expect(await shop.refused('GET', '/api/events?since=1')).toMatchObject({
      status: 400,
      errors: [{ path: '/since' }],
    })
  })

  test('a request for the headers alone leaves nobody listening', async () => {
    const events = eventsOf({ most: 1 })
    expect((await shop.request('GET', '/api/events?after=x')).status).toBe(400)
    const { status } = await fetch(`${url()}/api/events`, { method: 'HEAD', headers: await bearer(shop) })
    expect(status).toBe(200)
    const first = await events.route.handle(callOf())
    ;(first.body as { destroy: () => void }).destroy()
    await vi.waitFor(async () => expect(await events.route.handle(callOf())).toBeDefined())
  })

  test('only so many listen at a time, and only so many for one user', async () => {
    const events = eventsOf({ most: 3, mosteach: 2 })
    await events.route.handle(callOf({ userid: 1 }))
    await events.route.handle(callOf({ userid: 1 }))
    await expect(events.route.handle(callOf({ userid: 1 }))).rejects.toMatchObject({ code: 'toomany' })
    await events.route.handle(callOf({ userid: 2 }))
    await expect(events.route.handle(callOf({ userid: 3 }))).rejects.toThrow('3 pages listen already')
  })

  test('a listener that takes nothing is cut off before it fills the memory', async () => {
    const events = eventsOf({})
    const { body } = await events.route.handle(callOf())
    // What a stream of events is.
    const stream = body as NodeJS.ReadableStream & { destroyed: boolean; readableLength: number }
    const ids = Array.from({ length: 199 }, (_, at) => ({ name: `Slow ${at}` }))
    const raw = ['name', ...ids.map(({ name }) => name)].join('\n')
    await shop.request('POST', '/api/vendors/import', { raw, headers: { 'content-type': 'text/csv' } })
    const { data } = await shop.get<{ data: readonly { vendorid: number }[] }>(
      '/api/vendors?name.startswith=Slow&perpage=500',
    )
    for (let round = 0; round < 100 && !stream.destroyed; round += 1)
      await shop.post('/api/vendors/bulk', {
        ids: data.map(({ vendorid }) => vendorid),
        changes: { notes: `Round ${round}` },
      })
    await vi.waitFor(() => expect(stream.destroyed).toBe(true))
    expect(stream.readableLength).toBeLessThan(80_000)
  })

  test('a stream ends with the sign-in that opened it', async () => {
    let isIn = true
    const events = eventsOf({ beat: 20 }, () => (isIn ? { actor: systemActor, source: 'web' } : undefined))
    const { body } = await events.route.handle(callOf())
    // What a stream of events is.
    const stream = body as NodeJS.ReadableStream
    let text = ''
    const isOver = new Promise<void>((resolve) => void stream.on('end', resolve))
    stream.on('data', (piece) => (text += String(piece)))
    await vi.waitFor(() => expect(text).toMatch(/\n:\n\n/u))
    isIn = false
    await isOver
  })

  test('what another process changes is heard within two seconds', async () => {
    const { site } = shop.running
    const events = eventsOf({})
    const { body } = await events.route.handle(callOf())
    let text = ''
    // What a stream of events is.
    ;(body as NodeJS.ReadableStream).on('data', (piece) => (text += String(piece)))
    // A feed that is not told of commits stands for another process.
    const feed = createFeed({ ...site, changes: { ...site.resources.changes, onCommit: () => undefined } })
    const told: number[] = []
    const { stop } = await feed.follow(({ changesetid }) => void told.push(changesetid))
    await addVendor('Hermle')
    await vi.waitFor(() => expect(told).toEqual([expect.any(Number)]), { timeout: 3000 })
    expect(text).toContain(`"changesetid":${told[0]}`)
    stop()
  })

  test('a log that nobody follows is not read', async () => {
    const { site } = shop.running
    await vi.waitFor(async () => {
      const before = site.database.statements()
      await new Promise((resolve) => setTimeout(resolve, 1500))
      expect(site.database.statements() - before).toBe(0)
    }, 10_000)
  })
})

describeShop('events of a site that stops', {}, (shop) => {
  test('the site stops at once while somebody listens', async () => {
    const address = shop.running.app.server.address()
    const { token } = await shop.post<{ token: string }>('/api/auth/tokens', { name: 'events' })
    const heard = await listen(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, '/api/events', {
      authorization: `Bearer ${token}`,
    })
    heard.socket.pause()
    const begun = Date.now()
    await shop.running.stop()
    expect(Date.now() - begun).toBeLessThan(3000)
    heard.socket.resume()
    await vi.waitFor(() => expect(heard.isOver()).toBe(true))
  })
})
