import type { Flaw, Problem } from '@shopdb/contract'

/** A request that was refused or failed. Status 0: the server was not reached. */
export class ProblemError extends Error {
  readonly problem: Problem
  /** Seconds after which a new try may succeed; null where the server does not say. */
  readonly retryafter: number | null

  constructor(problem: Problem, retryafter: number | null = null, cause?: unknown) {
    super(problem.detail || problem.title, cause === undefined ? undefined : { cause })
    this.name = 'ProblemError'
    this.problem = problem
    this.retryafter = retryafter
  }
}

/** What a thrown thing says, as a problem that can be shown. */
export function problemOf(cause: unknown): Problem {
  if (cause instanceof ProblemError) return cause.problem
  const detail = cause instanceof Error ? cause.message : String(cause)
  return { type: 'about:blank', title: 'Something went wrong on this page', status: -1, detail, requestid: '' }
}

/** The flaws of a problem by the member they are about; those about no single member stand under the empty name. */
export function flawsByMember(flaws: readonly Flaw[] = []): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const flaw of flaws) {
    const member = flaw.path.split('/')[1] ?? ''
    found[member] = found[member] === undefined ? flaw.message : `${found[member]}; ${flaw.message}`
  }
  return found
}

/** A flaw as a sentence about its field: `Name is required.` What is no part of a sentence stands for itself. */
export function flawText(label: string, message: string): string {
  const isAbout = /^(?:is|are|has|must|cannot|matches|names|needs|takes)\b/u.test(message)
  const told = isAbout ? `${label} ${message}`.trim() : message
  return `${told.slice(0, 1).toUpperCase()}${told.slice(1)}${/[.!?]$/u.test(told) ? '' : '.'}`
}

/** `2 fields need another look` */
export function countOfFlaws(count: number): string {
  return count === 1 ? 'One field needs another look' : `${count} fields need another look`
}

/** What the body of a failed answer says; answers of proxies in between are often no JSON. */
export async function problemErrorOf(response: Response): Promise<ProblemError> {
  const wait = Number(response.headers.get('retry-after'))
  const retryafter = Number.isFinite(wait) && wait > 0 ? wait : null
  const blank = {
    type: 'about:blank',
    title: titleOf(response.status),
    status: response.status,
    detail: '',
    requestid: '',
  }
  if (!(response.headers.get('content-type') ?? '').includes('json')) return new ProblemError(blank, retryafter)
  // The server's own words: http-api.md promises this shape.
  const told = (await response.json()) as Partial<Problem>
  return new ProblemError({ ...blank, ...told }, retryafter)
}

function titleOf(status: number): string {
  return status >= 500 ? 'The server could not answer' : 'The server refused this'
}

/** The server was not reached at all. */
export function unreachable(cause: unknown): ProblemError {
  const detail = 'Check the network and whether the server runs, then try again.'
  return new ProblemError(
    { type: 'about:blank', title: 'The server does not answer', status: 0, detail, requestid: '' },
    null,
    cause,
  )
}
