/** Every error code of the platform and the HTTP status it becomes. docs/errors.md holds the same table. */
export const errorcodes = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notfound: 404,
  methodnotallowed: 405,
  conflict: 409,
  inuse: 409,
  stale: 412,
  toolarge: 413,
  unsupported: 415,
  unprocessable: 422,
  toomany: 429,
  failed: 500,
  unavailable: 503,
} as const

/** One of the names in `errorcodes`. */
export type ErrorCode = keyof typeof errorcodes

/** One thing that is wrong with an input: a JSON pointer to the member, and what would be right. */
export interface Flaw {
  readonly path: string
  readonly message: string
}

/** The one error class. Its message is one plain sentence: the thing, what is wrong, what would be right. */
export class ShopError extends Error {
  readonly code: ErrorCode
  readonly flaws: readonly Flaw[]

  constructor(code: ErrorCode, message: string, flaws: readonly Flaw[] = [], cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'ShopError'
    this.code = code
    this.flaws = flaws
  }
}

/** The input is wrong; `flaws` say where. */
export function invalid(message: string, flaws: readonly Flaw[] = []): ShopError {
  return new ShopError('invalid', message, flaws)
}

/** There is no such thing. */
export function notFound(message: string): ShopError {
  return new ShopError('notfound', message)
}

/** It collides with what is already there. */
export function conflict(message: string, flaws: readonly Flaw[] = []): ShopError {
  return new ShopError('conflict', message, flaws)
}

/** The caller is known and may not. */
export function forbidden(message: string): ShopError {
  return new ShopError('forbidden', message)
}
