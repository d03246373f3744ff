import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Problem, Role } from '@shopdb/contract'
import { afterAll, beforeAll, describe } from 'vitest'
import { systemActor } from '../access/actor.ts'
import { createLog } from '../base/log.ts'
import type { EngineName } from '../database/database.ts'
import { startShop, type Shop } from '../main.ts'
import { readEnvironment } from '../settings/environment.ts'
import { freshDatabase, testEngines } from './engines.ts'

/** What came back, whatever it was. `body` is parsed JSON, or text. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: unknown
}

/** How a request is sent; `raw` is sent as it is, with its content type among the headers. */
export interface Sending {
  readonly body?: unknown
  readonly raw?: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
}

/** One person at the door of a shop. `get`, `post`, `patch` and `delete` give the body, and fail the test on a refusal. */
export interface Person {
  request(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, sending?: Sending): Promise<Reply>
  get<T = Record<string, unknown>>(path: string): Promise<T>
  post<T = Record<string, unknown>>(path: string, body?: unknown): Promise<T>
  patch<T = Record<string, unknown>>(path: string, body: unknown): Promise<T>
  delete(path: string): Promise<void>
  /** Sends what must be refused; gives the problem. */
  refused(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, sending?: Sending): Promise<Problem>
}

/** A whole shop behind its door, seen by its administrator. */
export interface TestShop extends Person {
  readonly engine: EngineName
  readonly running: Shop
  /** Somebody else of the shop, with this role. */
  as(role: Role): Promise<Person>
  /** Nobody in particular. */
  readonly stranger: Person
}

const password = 'correct horse battery staple'

/** Opens a shop as `npm start` does, over a fresh database, with what the environment says beside. */
export async function openTestShop(
  engine: EngineName,
  more: Readonly<Record<string, string>>,
): Promise<{ shop: TestShop; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'shopdb-shop-'))
  const fresh = await freshDatabase(engine)
  const environment = readEnvironment({
    PORT: '0',
    SHOPDB_DATA: folder,
    DATABASE_URL: fresh.settings.url,
    SHOPDB_ADMIN_PASSWORD: password,
    ...more,
  })
  const log = createLog({ level: 'error', readable: true, write: () => undefined })
  // A minute that ends in the middle of a test is no part of what it says: `runPluginJob` is.
  const running = await startShop(environment, { log, unscheduled: true })
  const close = async (): Promise<void> => {
    await running.stop()
    await fresh.remove()
    await rm(folder, { recursive: true, force: true })
  }
  return { shop: await testShop(running, engine), close }
}

async function testShop(running: Shop, engine: EngineName): Promise<TestShop> {
  const admin = personOf(running, await signIn(running, 'admin'))
  return {
    ...admin,
    engine,
    running,
    stranger: personOf(running, undefined),
    as: async (role) => {
      const username = `${role}${crypto.randomUUID().slice(0, 8)}`
      const cause = { actor: systemActor, source: 'system' as const }
      await running.site.access.users.create(cause, { username, displayname: `A ${role}`, password, role })
      return personOf(running, await signIn(running, username))
    },
  }
}

/** A personal API token, so that no test needs cookies. */
async function signIn(running: Shop, username: string): Promise<string> {
  const login = await running.app.inject({ method: 'POST', url: '/api/auth/login', payload: { username, password } })
  const cookies = login.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const csrf = login.cookies.find(({ name }) => name === 'shopdb_csrf')?.value ?? ''
  const headers = { cookie: cookies, 'x-csrf-token': csrf }
  const made = await running.app.inject({ method: 'POST', url: '/api/auth/tokens', headers, payload: { name: 'test' } })
  if (made.statusCode >= 300) throw new Error(`${username} got no token: ${made.body}`)
  return String(made.json<{ token: unknown }>().token)
}

function personOf(running: Shop, token: string | undefined): Person {
  const request: Person['request'] = async (method, path, { body, raw, headers } = {}) => {
    const answer = await running.app.inject({
      method,
      url: path,
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
      ...(raw === undefined ? {} : { payload: raw }),
    })
    // What is packed is left as it came.
    const isJson = /json/u.test(answer.headers['content-type'] ?? '') && !answer.headers['content-encoding']
    const parsed: unknown = isJson && answer.body !== '' ? answer.json() : answer.body
    return { status: answer.statusCode, headers: answer.headers as Reply['headers'], body: parsed }
  }
  const taken = async <T>(...asked: Parameters<Person['request']>): Promise<T> => {
    const reply = await request(...asked)
    if (reply.status >= 300) throw new Error(`${asked[0]} ${asked[1]}: ${reply.status} ${JSON.stringify(reply.body)}`)
    // The test says what it asked for.
    return reply.body as T
  }
  return {
    request,
    get: (path) => taken('GET', path),
    post: (path, body) => taken('POST', path, { body: body ?? {} }),
    patch: (path, body) => taken('PATCH', path, { body }),
    delete: (path) => taken('DELETE', path),
    refused: async (...asked) => {
      const reply = await request(...asked)
      if (reply.status < 400)
        throw new Error(`${asked[0]} ${asked[1]} was not refused: ${reply.status} ${JSON.stringify(reply.body)}`)
      // A refusal is a problem; that it is one is tested where the door is.
      return reply.body as Problem
    },
  }
}

/** Runs a suite against a whole shop, on every engine; the tests of a suite share the shop. */
export function describeShop(
  title: string,
  environment: Readonly<Record<string, string>>,
  suite: (shop: TestShop) => void,
): void {
  for (const engine of ['sqlite', 'mysql'] as const) {
    describe.skipIf(!testEngines().includes(engine))(`${title} (${engine === 'mysql' ? 'mariadb' : engine})`, () => {
      const opened: { shop?: TestShop; close?: () => Promise<void> } = {}
      beforeAll(async () => void Object.assign(opened, await openTestShop(engine, environment)))
      afterAll(() => opened.close?.())
      suite(lateShop(opened, engine))
    })
  }
}

/** The shop opens after the suite is read, so the suite is given something that asks for it when a test runs. */
function lateShop(opened: { readonly shop?: TestShop }, engine: EngineName): TestShop {
  const now = (): TestShop => {
    if (!opened.shop) throw new Error('The shop is not open yet.')
    return opened.shop
  }
  return {
    engine,
    get running() {
      return now().running
    },
    get stranger() {
      return now().stranger
    },
    as: (role) => now().as(role),
    request: (...asked) => now().request(...asked),
    get: (path) => now().get(path),
    post: (path, body) => now().post(path, body),
    patch: (path, body) => now().patch(path, body),
    delete: (path) => now().delete(path),
    refused: (...asked) => now().refused(...asked),
  }
}
