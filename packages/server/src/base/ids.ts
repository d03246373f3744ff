import { randomBytes, randomUUID } from 'node:crypto'

/** Request ids: cheap to make, one sequence per process, told apart between replicas by a random beginning. */
export function createRequestIds(): () => string {
  const beginning = randomUUID().slice(0, 8)
  let count = 0
  return () => `${beginning}-${(++count).toString(36)}`
}

/** A token nobody can guess, safe in addresses and file names. 32 bytes are 43 characters. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}
