import { createAccess, type Access, type AccessOptions } from '../access/access.ts'
import { systemActor, type Actor } from '../access/actor.ts'
import { accessseeds, role, user } from '../access/declarations.ts'
import type { Answer, Call } from '../access/route.ts'
import { accesstables } from '../access/tables.ts'
import { createLog } from '../base/log.ts'
import type { Database } from '../database/database.ts'
import { migrate } from '../database/migrate.ts'
import type { Resources } from '../resources/resources.ts'
import { ensureSeeds } from '../resources/seed.ts'
import { createSiteSettings } from '../settings/site.ts'
import { settingstables } from '../settings/tables.ts'
import { change, openResources } from './resources.ts'

/** A clock that a test moves. */
export interface TestClock {
  now(): number
  pass(seconds: number): void
}

/** Stands at a fixed moment until it is moved. */
export function testClock(): TestClock {
  let time = Date.parse('2026-11-20T21:04:00.000Z')
  return {
    now: () => time,
    pass: (seconds) => {
      time += seconds * 1000
    },
  }
}

/** The door of a shop over a fresh database, its lines of log, and another replica's door to the same database. */
export interface OpenedAccess {
  readonly access: Access
  readonly clock: TestClock
  readonly database: Database
  readonly resources: Resources
  readonly lines: readonly string[]
  readonly replica: (more?: Partial<AccessOptions>) => Access
}

/** Opens it, with roles seeded and nobody in it. */
export async function openAccess(database: Database, more: Partial<AccessOptions> = {}): Promise<OpenedAccess> {
  const clock = testClock()
  const lines: string[] = []
  const resources = await openResources(database, clock, [
    { plugin: 'access', title: 'Access', prefix: '/api', declarations: [role, user] },
  ])
  const up = [...settingstables, ...accesstables].map((table) => ({ step: 'createtable' as const, table }))
  await migrate(database, 'access', [{ name: '0001-access', up, down: [] }])
  await change(resources, (work) => ensureSeeds(resources, work, accessseeds))
  const options: AccessOptions = {
    database,
    clock,
    changes: resources.changes,
    secret: 'a secret for tests that nobody else has',
    publicurl: undefined,
    log: createLog({ level: 'info', readable: false, write: (line) => lines.push(line) }),
    site: createSiteSettings(database, clock),
    sampledata: async () => undefined,
    ...more,
  }
  return {
    access: createAccess(options),
    clock,
    database,
    resources,
    lines,
    replica: (other) => createAccess({ ...options, ...other }),
  }
}

/** Nobody that is known. */
export const stranger: Actor = { ...systemActor, name: 'nobody', role: 'viewer' }

/** Calls a route of the door as the app would; the cookies are those of the jar. */
export async function call(
  access: Access,
  route: string,
  more: Partial<Call> & { readonly jar?: Jar } = {},
): Promise<Answer> {
  const [method, path] = route.split(' ')
  const found = access.routes.find((known) => known.method === method && known.path === path)
  if (!found) throw new Error(`There is no route ${route}.`)
  const { jar, ...rest } = more
  const headers = { ...jar?.headers(), ...rest.headers }
  const caller =
    found.permission === 'public'
      ? { actor: stranger, source: 'web' as const }
      : await access.identify({ method: found.method, headers, cookies: jar?.cookies() ?? {} })
  if (!caller) throw new Error('Nobody is signed in.')
  const answer = await found.handle({
    requestid: 'r1',
    params: {},
    query: {},
    body: undefined,
    address: '192.0.2.7',
    ...caller,
    ...rest,
    headers,
  })
  jar?.keep(answer)
  return answer
}

/** The cookies of one browser. */
export interface Jar {
  readonly cookies: () => Readonly<Record<string, string>>
  /** As a page sends them: cookies, and the CSRF token echoed. */
  readonly headers: () => Readonly<Record<string, string>>
  readonly keep: (answer: Answer) => void
  readonly copy: () => Jar
}

/** A browser without cookies, or with some. */
export function openJar(first: Readonly<Record<string, string>> = {}): Jar {
  let cookies = { ...first }
  return {
    cookies: () => cookies,
    headers: () => ({
      cookie: Object.entries(cookies)
        .map(([name, value]) => `${name}=${value}`)
        .join('; '),
      ...(cookies['shopdb_csrf'] && { 'x-csrf-token': cookies['shopdb_csrf'] }),
    }),
    keep: ({ headers }) => {
      const set = [headers?.['set-cookie'] ?? []].flat().map((line) => (line.split(';', 1)[0] ?? '').split('='))
      cookies = { ...cookies, ...Object.fromEntries(set) }
    },
    copy: () => openJar(cookies),
  }
}
