import { parseValue, type FieldMeta, type Flaw, type JsonRow } from '@shopdb/contract'

/** The values of a form, by field. */
export type Draft = Record<string, unknown>

/** Fields that a person can fill in. */
export function writableFields(fields: readonly FieldMeta[]): readonly FieldMeta[] {
  return fields.filter((field) => !field.readonly)
}

/** What a form starts from: the row as it is, or the defaults of a new one. Secrets are never given back and start unsaid. */
export function draftOf(fields: readonly FieldMeta[], row: JsonRow | undefined): Draft {
  return Object.fromEntries(writableFields(fields).map((field) => [field.name, startOf(field, row)]))
}

function startOf(field: FieldMeta, row: JsonRow | undefined): unknown {
  if (field.kind === 'secret') return undefined
  const value = (row ? row[field.name] : field.default) ?? (field.kind === 'boolean' ? false : null)
  return field.kind === 'json' && value !== null ? JSON.stringify(value, null, 2) : value
}

/** A draft holds structured data as the text that a person types; this is what that text says. */
function toldBy(field: FieldMeta, raw: unknown): { readonly value: unknown } | { readonly flaw: string } {
  if (field.kind !== 'json' || typeof raw !== 'string') return { value: raw }
  try {
    return { value: raw.trim() === '' ? null : JSON.parse(raw) }
  } catch (cause) {
    return { flaw: `must be JSON: ${cause instanceof Error ? cause.message : String(cause)}` }
  }
}

/** Whether two values of a field are the same thing. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}

/** The members in which a draft differs from the one it started as. A secret left alone is not among them. */
export function changesOf(fields: readonly FieldMeta[], start: Draft, draft: Draft): JsonRow {
  const changed = writableFields(fields).filter((field) => !isSame(start[field.name], draft[field.name]))
  return valuesOf(changed, draft)
}

/** The values of a draft as they are sent. */
export function valuesOf(fields: readonly FieldMeta[], draft: Draft): JsonRow {
  return Object.fromEntries(
    fields.flatMap((field) =>
      draft[field.name] === undefined ? [] : [[field.name, valueIn(field, draft[field.name])]],
    ),
  )
}

function valueIn(field: FieldMeta, raw: unknown): unknown {
  const told = toldBy(field, raw)
  return 'flaw' in told ? raw : told.value
}

/** What is wrong with a draft, in the words that the server would use. `names` limits the check to some fields. */
export function flawsOf(fields: readonly FieldMeta[], draft: Draft, names?: readonly string[]): readonly Flaw[] {
  const checked = writableFields(fields).filter((field) => !names || names.includes(field.name))
  return checked.flatMap((field) => {
    const message = flawOf(field, draft[field.name])
    return message === undefined ? [] : { path: `/${field.name}`, message }
  })
}

function flawOf(field: FieldMeta, raw: unknown): string | undefined {
  if (raw === undefined && field.kind === 'secret') return undefined
  const told = toldBy(field, raw)
  if ('flaw' in told) return told.flaw
  const parsed = parseValue(field, told.value)
  return 'flaw' in parsed ? parsed.flaw : undefined
}

/** One member that somebody else changed while a form was open. */
export interface Clash {
  readonly field: FieldMeta
  /** The form has another value of its own for it. */
  readonly isBoth: boolean
}

/** What changed between two readings of a row, and which of it the form changed too. */
export function clashesOf(
  fields: readonly FieldMeta[],
  rows: { readonly before: JsonRow; readonly theirs: JsonRow },
  mine: JsonRow,
): readonly Clash[] {
  const changed = fields.filter((field) => !isSame(rows.before[field.name], rows.theirs[field.name]))
  return changed.map((field) => ({
    field,
    isBoth: field.name in mine && !isSame(mine[field.name], rows.theirs[field.name]),
  }))
}
