import { ShopError } from '@shopdb/contract'
import { faulty, type Finding, well } from './finding.ts'

/** How what is thrown is read. */
export interface Reading {
  /** Where the plugin lies. */
  readonly folder: string
  /** Whether it is an answer, told in its words, that nobody has to mend. */
  readonly isAnswer: (cause: unknown) => boolean
}

/** Runs what may say in words that it cannot do its work here; what else it throws has to be mended. */
export async function lookAnswered(what: string, reading: Reading, job: () => Promise<void>): Promise<Finding> {
  try {
    await job()
    return well(what)
  } catch (cause) {
    return reading.isAnswer(cause)
      ? well(`${what}, or says why not: ${wordsOf(cause)}`)
      : faulty(what, mendOf(cause, reading.folder))
  }
}

/** What was thrown, and at which line of the plugin. */
export function mendOf(cause: unknown, folder: string): string {
  const line = cause instanceof Error ? cause.stack?.split('\n').find((one) => one.includes(folder)) : undefined
  const place = line?.slice(line.indexOf(folder) + folder.length + 1).replaceAll(/\?[^:]*|:\d+\)?$/gu, '')
  return place === undefined ? wordsOf(cause) : `${wordsOf(cause)} (${place})`
}

/** Of what `fetch` throws the reason stands below. */
function wordsOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  return cause instanceof TypeError && cause.cause instanceof Error ? cause.cause.message : cause.message
}

/** What the language throws where code is wrong, and not since another side was not reached. */
export function isMistake(cause: unknown): boolean {
  const kinds = [TypeError, ReferenceError, RangeError, SyntaxError]
  return kinds.some((kind) => cause instanceof kind) && !isUnreached(cause)
}

/** Whether another side was not there: words of the platform, or a code of the system somewhere below. */
export function isUnreached(cause: unknown): boolean {
  if (cause instanceof ShopError && cause.code === 'unavailable') return true
  if (!(cause instanceof Error)) return false
  const code = 'code' in cause ? String(cause.code) : ''
  return /^(?:E(?!RR_)[A-Z_]+|UND_ERR_\w+)$/u.test(code) || isUnreached(cause.cause)
}
