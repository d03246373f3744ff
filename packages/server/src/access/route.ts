import type { Readable } from 'node:stream'
import type { Role, Source } from '@shopdb/contract'
import type { Actor } from './actor.ts'

/** Something one may or may not do, such as `vendors.write`, and the least role that may. */
export interface Permission {
  readonly name: string
  readonly least: Role
}

/** One request, as a handler sees it: who asks, and what. Nothing of it is checked but the sign-in and the permission. */
export interface Call {
  readonly actor: Actor
  readonly source: Source
  readonly requestid: string
  /** The least role that its endpoint asks for; undefined where it asks for none. */
  readonly least?: Role | undefined
  readonly params: Readonly<Record<string, string>>
  /** A parameter given twice is a list. */
  readonly query: Readonly<Record<string, string | readonly string[]>>
  /** Parsed JSON; undefined without a body, and for routes that take an upload. */
  readonly body: unknown
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Of a route that takes an upload: the raw body, as it arrives. */
  readonly upload?: Readable
  /** The client's address, for rate limits and the log. */
  readonly address: string
}

/** What a handler answers. A string or Buffer is sent as it is (JSON unless a content type is named), a stream is piped, undefined is no body, anything else becomes JSON. */
export interface Answer {
  /** Default 200, or 204 without a body. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: unknown
}

/** What the OpenAPI document says of a route. Schemas are JSON Schema (draft 2020-12). */
export interface RouteDoc {
  readonly summary: string
  readonly tag: string
  readonly description?: string
  /** It is there to refuse in words, and the document does not tell of it. */
  readonly ishidden?: boolean
  /** `:id` in its path may be any text. Default: it is the key of a row, a whole number. */
  readonly istextid?: boolean
  /** Query parameters by name. */
  readonly query?: Readonly<Record<string, { readonly description: string; readonly schema: object }>>
  readonly body?: { readonly schema: object; readonly contenttype?: string }
  readonly answer?: {
    readonly schema?: object
    readonly contenttype?: string
    readonly status?: number
    readonly description?: string
  }
}

/** One endpoint. A route without a permission does not start. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** `/api/vendors/:id` */
  readonly path: string
  /** `public` needs nobody; `signedin` a person or script who is known; `collector` a collector's key, or a manager. */
  readonly permission: Permission | 'public' | 'signedin' | 'collector'
  /** Whether an administrator has opened it: then it needs nobody, and nobody is asked who they are. */
  readonly isOpened?: () => Promise<boolean>
  readonly doc: RouteDoc
  /** The most bytes a body may have. Default 1 MiB; larger is 413. */
  readonly bodylimit?: number
  /** The body is not JSON: it is handed over as `upload`. */
  readonly upload?: boolean
  handle(call: Call): Promise<Answer>
}
