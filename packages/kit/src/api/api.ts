import { problemErrorOf, unreachable } from './problem-error.ts'
import { searchOf, type Query } from './query.ts'
import { sendTelling } from './send-telling.ts'

/** One request. */
export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly query?: Query
  /** Sent as JSON; a file is sent as it is, with its own type. */
  readonly body?: unknown
  /** The version of the row that the write is meant for: it is refused with 412 when somebody was faster. */
  readonly etag?: string | null
  /** Is told how much of the body is sent, from 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/** What came back. `body` is undefined where the server sent none. */
export interface Reply<T> {
  readonly body: T
  readonly etag: string | null
}

/** The way to the server; every method throws a `ProblemError` when it is refused or fails. */
export interface Api {
  readonly ask: <T>(path: string, ask?: Ask) => Promise<Reply<T>>
  readonly get: <T>(path: string, query?: Query) => Promise<T>
  readonly post: <T>(path: string, body?: unknown, query?: Query) => Promise<T>
}

/** What an api needs to know of the page it serves. */
export interface ApiOptions {
  /** Called when the session is over and could not be renewed. */
  readonly onSignedOut: () => void
  /** Default: the browser's own. */
  readonly fetch?: typeof globalThis.fetch
}

const csrfcookie = 'shopdb_csrf'

function csrfToken(): string | undefined {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${csrfcookie}=`))
  return found && decodeURIComponent(found.slice(csrfcookie.length + 1))
}

function headersOf(ask: Ask): Headers {
  const headers = new Headers({ accept: 'application/json' })
  const token = ask.method && ask.method !== 'GET' ? csrfToken() : undefined
  if (token) headers.set('x-csrf-token', token)
  if (ask.etag) headers.set('if-match', ask.etag)
  if (ask.body instanceof Blob) headers.set('content-type', ask.body.type)
  else if (ask.body !== undefined) headers.set('content-type', 'application/json')
  return headers
}

function bodyOf(body: unknown): BodyInit | null {
  if (body === undefined) return null
  return body instanceof Blob ? body : JSON.stringify(body)
}

async function replyOf<T>(response: Response): Promise<Reply<T>> {
  if (!response.ok) throw await problemErrorOf(response)
  const text = await response.text()
  // The border to the server: http-api.md says what stands in the body.
  const body = (text === '' ? undefined : JSON.parse(text)) as T
  return { body, etag: response.headers.get('etag') }
}

/**
 * The only place that talks to the server. A session that ran out is renewed once, silently, and the request is sent again;
 * requests that meet the same end of a session share one renewal.
 */
export function openApi(options: ApiOptions): Api {
  let renewal: Promise<boolean> | undefined

  const send = async (path: string, ask: Ask): Promise<Response> => {
    const fetch = options.fetch ?? globalThis.fetch
    const method = ask.method ?? 'GET'
    const address = path + searchOf(ask.query)
    const init = { method, headers: headersOf({ ...ask, method }), body: bodyOf(ask.body) }
    try {
      return await (ask.onProgress ? sendTelling(address, init, ask.onProgress) : fetch(address, init))
    } catch (cause) {
      throw unreachable(cause)
    }
  }

  const renew = async (): Promise<boolean> => (await send('/api/auth/refresh', { method: 'POST' })).ok

  const isRenewed = (): Promise<boolean> => {
    renewal ??= renew().finally(() => {
      renewal = undefined
    })
    return renewal
  }

  const ask = async <T>(path: string, question: Ask = {}): Promise<Reply<T>> => {
    const response = await send(path, question)
    const isSessionOver = response.status === 401 && !/^\/api\/(auth\/(login|refresh)|setup)/u.test(path)
    if (!isSessionOver) return replyOf<T>(response)
    if (await isRenewed()) return replyOf<T>(await send(path, question))
    options.onSignedOut()
    return replyOf<T>(response)
  }

  return {
    ask,
    get: async <T>(path: string, query: Query = {}) => (await ask<T>(path, { query })).body,
    post: async <T>(path: string, body?: unknown, query: Query = {}) =>
      (await ask<T>(path, { method: 'POST', body, query })).body,
  }
}
