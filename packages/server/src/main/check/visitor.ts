import type { Role } from '@shopdb/contract'
import { systemActor } from '../../access/actor.ts'
import type { Shop } from '../../main.ts'

/** Somebody at the door of the throw-away site. */
export interface Visitor {
  readonly cookies: readonly { readonly name: string; readonly value: string }[]
  /** The answer, whatever it is. */
  ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<Answered>
  /** Uploads a file, and gives its row. */
  upload(name: string, content: string): Promise<Readonly<Record<string, unknown>>>
  /** The body of an answer that must be a success; throws what was answered instead. */
  get(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<Readonly<Record<string, unknown>>>
}

/** What came back. */
export interface Answered {
  readonly status: number
  readonly text: string
}

/** Signs somebody in at the site; each has a user of the given role. */
export async function visitorOf(shop: Shop, role: Role): Promise<Visitor> {
  const { users } = shop.site.access
  const [username, password] = [`check-${role}`, crypto.randomUUID()]
  await users.create({ actor: systemActor, source: 'system' }, { username, displayname: role, password, role })
  const login = await shop.app.inject({ method: 'POST', url: '/api/auth/login', payload: { username, password } })
  const cookie = login.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const csrf = login.cookies.find(({ name }) => name === 'shopdb_csrf')?.value ?? ''
  return visitor(shop, { cookie, 'x-csrf-token': csrf }, login.cookies)
}

/** Somebody who has not signed in. */
export function stranger(shop: Shop): Visitor {
  return visitor(shop, {}, [])
}

function visitor(shop: Shop, headers: Readonly<Record<string, string>>, cookies: Visitor['cookies']): Visitor {
  const ask: Visitor['ask'] = async (method, path, body) => {
    const payload = body === undefined ? {} : { payload: body }
    const answer = await shop.app.inject({ method, url: path, headers, ...payload })
    return { status: answer.statusCode, text: answer.body }
  }
  return {
    cookies,
    ask,
    upload: async (name, payload) => {
      const path = `/api/files?name=${name}`
      const sent = { ...headers, 'content-type': 'application/octet-stream' }
      const answer = await shop.app.inject({ method: 'POST', url: path, headers: sent, payload })
      return bodyOf(`POST ${path}`, { status: answer.statusCode, text: answer.body })
    },
    get: async (method, path, body) => bodyOf(`${method} ${path}`, await ask(method, path, body)),
  }
}

function bodyOf(asked: string, { status, text }: Answered): Readonly<Record<string, unknown>> {
  if (status >= 400) throw new Error(`${asked} was answered ${status}: ${text.slice(0, 400)}`)
  const parsed: unknown = /^[[{]/u.test(text) ? JSON.parse(text) : {}
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
}
