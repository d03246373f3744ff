import { ShopError } from '@shopdb/contract'

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this account may not write there',
  EPERM: 'this account may not write there',
  EROFS: 'it is on a disk that is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'there is a file of that name',
  ENOENT: 'it cannot be made there',
  EIO: 'the disk fails',
}

/** The cause of a system's refusal in plain words. */
export function reasonOf(cause: unknown): string {
  return reasons[codeOf(cause)] ?? (cause instanceof Error ? cause.message : String(cause))
}

/** The one line that says why the shop does not start. */
export function explainFailure(cause: unknown): string {
  if (cause instanceof ShopError) return cause.message
  if (reasons[codeOf(cause)] === undefined) return `ShopDB cannot start: ${reasonOf(cause)}`
  const path = cause instanceof Error && 'path' in cause ? ` at ${String(cause.path)}` : ''
  return `ShopDB cannot start${path}: ${reasonOf(cause)}.`
}

/** The code of a system error, such as EADDRINUSE. */
export function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}
