import { randomUUID } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'

/** Cookies and what else a browser keeps. */
export type State = Awaited<ReturnType<APIRequestContext['storageState']>>

/** A row as JSON. */
export type Row = Readonly<Record<string, unknown>>

/** The shop as a script sees it: for the rows that a story needs before it begins. */
export interface Shop {
  /** The first row of a list. */
  readonly get: (path: string, query: Readonly<Record<string, string>>) => Promise<Row>
  readonly create: (path: string, row: Row) => Promise<Row>
  readonly post: (path: string, body: Row) => Promise<Row>
  readonly update: (path: string, changes: Row) => Promise<Row>
  readonly remove: (path: string) => Promise<Row>
  /** A machine of the story's own; gives its row. */
  readonly createMachine: (row?: Row) => Promise<Row>
}

/** Signs a script in, with a token as everybody may make one. */
export async function createShop(url: string, state: State): Promise<Shop> {
  const ask = askerOf(url, await createToken(url, state))
  const post = (path: string, body: Row): Promise<Row> => ask('POST', path, body)
  const get = async (path: string, query: Readonly<Record<string, string>>): Promise<Row> => {
    const { data } = await ask('GET', `${path}?${new URLSearchParams(query).toString()}`)
    // The shape of every list.
    const [row] = data as readonly Row[]
    if (!row) throw new Error(`Nothing in ${path} is ${JSON.stringify(query)}`)
    return row
  }
  return {
    get,
    create: post,
    post,
    update: (path, changes) => ask('PATCH', path, changes),
    remove: (path) => ask('DELETE', path),
    createMachine: (row = {}) => post('/api/equipment', { assetnumber: newNumber(), ...row }),
  }
}

/** A machine number that no other story uses. */
export function newNumber(): string {
  return `E${randomUUID().slice(0, 8)}`
}

async function createToken(url: string, { cookies }: State): Promise<string> {
  const csrf = cookies.find(({ name }) => name === 'shopdb_csrf')?.value ?? ''
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const { token } = await answered(
    await fetch(`${url}/api/auth/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, 'x-csrf-token': csrf },
      body: JSON.stringify({ name: 'Stories' }),
    }),
  )
  return String(token)
}

type Ask = (method: string, path: string, body?: Row) => Promise<Row>

function askerOf(url: string, token: string): Ask {
  return async (method, path, body) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const sent = body ? { body: JSON.stringify(body) } : {}
    return answered(await fetch(`${url}${path}`, { ...sent, method, headers }))
  }
}

async function answered(response: Response): Promise<Row> {
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.url} answers ${response.status}: ${text}`)
  // Our own API's answers are objects, or empty.
  return text === '' ? {} : (JSON.parse(text) as Row)
}
