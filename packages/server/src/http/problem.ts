import { STATUS_CODES } from 'node:http'
import { type ErrorCode, errorcodes, type Problem, ShopError } from '@shopdb/contract'

/** The media type of every refusal and failure (RFC 9457). */
export const problemtype = 'application/problem+json; charset=utf-8'

/** What people read first of each code. docs/errors.md holds the same words. */
export const titles: Readonly<Record<ErrorCode, string>> = {
  invalid: 'The request is wrong',
  unauthenticated: 'Sign in first',
  forbidden: 'Not allowed',
  notfound: 'Not found',
  methodnotallowed: 'Not done this way',
  conflict: 'In conflict with what is there',
  inuse: 'Still in use',
  stale: 'Somebody was faster',
  toolarge: 'Too large',
  unsupported: 'Not in a form that is understood',
  unprocessable: 'Understood, but cannot be done',
  toomany: 'Too many requests',
  failed: 'The site failed',
  unavailable: 'Not available just now',
}

/** Turns whatever was thrown into what the caller may read. Nothing of an unexpected error is told but that it happened. */
export function problemOf(error: unknown, requestid: string): Problem {
  if (error instanceof ShopError) return shopProblem(error, requestid)
  const status = statusOf(error)
  const known = coderefusals[codeOf(error)]
  if (known) return problem(known.code, known.detail, requestid)
  if (status < 400 || status >= 500)
    return problem('failed', 'Something broke in the site; its log says what, under this request id.', requestid)
  return plainProblem(status, requestid)
}

function shopProblem(error: ShopError, requestid: string): Problem {
  return { ...problem(error.code, error.message, requestid), ...(error.flaws.length > 0 && { errors: error.flaws }) }
}

function problem(code: ErrorCode, detail: string, requestid: string): Problem {
  return { type: `urn:shopdb:${code}`, title: titles[code], status: errorcodes[code], detail, requestid }
}

/** A refusal that has no code of ours, such as 431. */
export function plainProblem(status: number, requestid: string, detail?: string): Problem {
  const title = STATUS_CODES[status] ?? 'Refused'
  return { type: 'about:blank', title, status, detail: detail ?? `The request was refused: ${title}.`, requestid }
}

/** What Fastify itself refuses, in our words. */
const coderefusals: Readonly<Record<string, { readonly code: ErrorCode; readonly detail: string }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: 'toolarge',
    detail: 'The body is larger than this endpoint takes; send less at once.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'unsupported',
    detail: 'The body is of a type that is not understood here; send application/json.',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: 'invalid',
    detail: 'The body is shorter or longer than its Content-Length; send the length it has.',
  },
  FST_ERR_BAD_URL: {
    code: 'invalid',
    detail: 'The address is not well formed; percent signs must begin a code such as %20.',
  },
}

function statusOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}
