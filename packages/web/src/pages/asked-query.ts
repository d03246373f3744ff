import { parseWritten, type FieldMeta } from '@shopdb/contract'
import type { Draft } from '@shopdb/kit'

/** What an address asks, as a form holds it. What does not fit stays as it is written, so that the form can say so. */
export function draftOfAddress(fields: readonly FieldMeta[], address: Readonly<Record<string, string>>): Draft {
  return Object.fromEntries(fields.map((field) => [field.name, askedIn(field, address[field.name])]))
}

function askedIn(field: FieldMeta, written: string | undefined): unknown {
  if (written === undefined || written.trim() === '') return startOf(field)
  const parsed = parseWritten(field, written)
  return 'flaw' in parsed ? written : parsed.value
}

/** What a field holds when nothing is asked. */
function startOf(field: FieldMeta): unknown {
  return field.default ?? (field.kind === 'boolean' ? false : null)
}

/** What a form asks, as it stands in the address bar; null takes a name out, as what is asked anyway need not be said. */
export function addressOfDraft(fields: readonly FieldMeta[], draft: Draft): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    fields.map((field) => {
      const value = draft[field.name] ?? null
      return [field.name, value === null || value === startOf(field) ? null : String(value)]
    }),
  )
}

/** Whether everything is there that must be said before there can be an answer. */
export function isAskable(fields: readonly FieldMeta[], draft: Draft): boolean {
  return fields.every((field) => !field.required || (draft[field.name] ?? null) !== null)
}
