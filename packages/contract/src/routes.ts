import type { JsonRow } from './answers.ts'
import type { AssetTypeDeclaration, ResourceDeclaration, Role } from './declare.ts'
import type { Fields } from './fields.ts'
import type { AskedOf, NamedRow, ValuesOf } from './infer.ts'
import type { Platform } from './platform.ts'

/** One request to an endpoint of a plugin. */
export interface PluginCall<S extends Fields = Fields> {
  readonly platform: Platform<S>
  readonly params: Readonly<Record<string, string>>
  /** Text as the address has it; checked values where the route declares its `query`. */
  readonly query: Readonly<Record<string, string | readonly string[]>>
  /** Checked against the route's `body`; undefined where it declares none. */
  readonly body: JsonRow | undefined
  /** The row of the route's `of` that the address names; undefined where it declares none. */
  readonly row?: JsonRow | undefined
  readonly user: { readonly userid: number | null; readonly name: string; readonly role: Role }
}

/** An endpoint of a plugin under its prefix. What it throws as a ShopError is told; anything else is a 500 that names the plugin. */
export interface PluginRoute<S extends Fields = Fields> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Behind the prefix: `/:id/release`. */
  readonly path: string
  /** A permission of the plugin's own, or `forklifts.read`. */
  readonly permission: string
  readonly summary: string
  /**
   * Whose row `:id` in the path names: it is read and handed over as `row`, one that was removed too (`isactive` tells).
   * Where there is none, the answer is 404 and `handle` is not called.
   */
  readonly of?: AssetTypeDeclaration | ResourceDeclaration
  /**
   * What may be asked in the address. It is checked against the fields, and described in `/api/docs`; what was not asked has
   * its default, or is left out. Without it everything is handed over as the text that it is.
   */
  readonly query?: Fields
  /** The members of a body. */
  readonly body?: Fields
  /** What it gives becomes the JSON answer; undefined is 204. What `textFile` gives is downloaded. */
  readonly handle: (call: PluginCall<S>) => Promise<unknown>
}

type Members = Fields | undefined

/** One request to an endpoint, as `defineRoute` types it. */
export interface RouteCall<
  Q extends Members,
  B extends Members,
  D extends PluginRoute['of'],
  S extends Fields,
> extends Omit<PluginCall<S>, 'query' | 'body' | 'row'> {
  readonly query: Q extends Fields ? AskedOf<Q> : PluginCall['query']
  readonly body: B extends Fields ? ValuesOf<B> : undefined
  readonly row: D extends AssetTypeDeclaration | ResourceDeclaration ? NamedRow<D> : undefined
}

/**
 * Declares an endpoint. The types of its row, of what is asked and of its body reach `handle` by inference; those of the
 * plugin's settings do where what it gives is named: `const release: PluginRoute<typeof settings> = defineRoute({ ... })`.
 */
export function defineRoute<
  const Q extends Members = undefined,
  const B extends Members = undefined,
  D extends PluginRoute['of'] = undefined,
  S extends Fields = Fields,
>(
  route: Omit<PluginRoute<S>, 'of' | 'query' | 'body' | 'handle'> & {
    readonly of?: D
    readonly query?: Q
    readonly body?: B
    readonly handle: (call: RouteCall<Q, B, D, S>) => Promise<unknown>
  },
): PluginRoute<S> {
  // The host hands it the row of `of` and what was checked against `query` and `body`, which is what the narrower types say.
  return route as unknown as PluginRoute<S>
}

/** A text that a browser saves as a file: a remote desktop connection, a script, a calendar. */
export interface TextFile {
  readonly filename: string
  /** Its media type: `application/rdp`. Nothing that a browser would run as a page. */
  readonly mediatype: string
  readonly text: string
}

const istextfile: unique symbol = Symbol.for('shopdb.textfile')

/** An answer of a route that is saved as a file. `filename` holds letters, digits, dots, dashes and underscores. */
export function textFile(file: TextFile): TextFile {
  return Object.defineProperty({ ...file }, istextfile, { value: true })
}

/** Whether `textFile` made it. */
export function isTextFile(value: unknown): value is TextFile {
  return typeof value === 'object' && value !== null && istextfile in value
}
