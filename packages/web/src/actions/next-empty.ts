import type { FieldMeta } from '@shopdb/contract'
import type { Draft } from '@shopdb/kit'

/** The next field behind this one that must be filled in and is not, where this one is: what Enter leads on to. */
export function nextEmpty(fields: readonly FieldMeta[], draft: Draft, here: string | undefined): string | undefined {
  const at = fields.findIndex(({ name }) => name === here)
  const mine = fields[at]
  if (!mine || isEmpty(draft[mine.name])) return undefined
  return fields.slice(at + 1).find(({ name, required }) => required && isEmpty(draft[name]))?.name
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === ''
