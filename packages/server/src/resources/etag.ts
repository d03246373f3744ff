import { crc32 } from 'node:zlib'
import { inSentence, type JsonRow, ShopError } from '@shopdb/contract'
import type { Resource } from './resource.ts'

/**
 * The state of a row as an ETag: when it was last changed, and a sum over its own columns, without the names of what it
 * refers to. The sum tells apart what was changed within one millisecond; a longer one would cost each reading more.
 */
export function etagOf(resource: Resource, row: JsonRow): string {
  let state = ''
  for (const name of resource.readable.keys()) {
    const value = row[name] ?? null
    state += `${typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)}\n`
  }
  return `"${String(row['modifieddate'])}-${crc32(state).toString(36)}"`
}

/** Refuses a conditional write to a row that is no longer what the caller has seen. */
export function refuseStale(resource: Resource, row: JsonRow, ifmatch: string | undefined): void {
  if (ifmatch === undefined || ifmatch === '*') return
  const current = etagOf(resource, row)
  if (ifmatch.split(',').some((etag) => etag.trim() === current)) return
  throw new ShopError(
    'stale',
    `The ${inSentence(resource.label)} was changed by somebody else since it was read. Read it again and repeat the change.`,
  )
}
