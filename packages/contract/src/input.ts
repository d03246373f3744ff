import { invalid, type Flaw } from './errors.ts'
import type { Field, Fields } from './fields.ts'
import { inSentence } from './sentences.ts'
import type { Members } from './told.ts'
import { parseValue, type Parsed } from './values.ts'

/** `create` asks for every required field and fills in defaults; `update` takes only the members that are there. */
export type InputMode = 'create' | 'update'

function isMembers(body: unknown): body is Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null && !Array.isArray(body)
}

function strangers(fields: Fields, body: object): readonly Flaw[] {
  return Object.keys(body)
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name) => ({ path: `/${name}`, message: `is not a member here; there are ${Object.keys(fields).join(', ')}` }))
}

function given(field: Field, raw: unknown, mode: InputMode): Parsed | undefined {
  if (raw === undefined && mode === 'update') return undefined
  if (raw === undefined && field.default !== undefined) return { value: field.default }
  if (raw === null && field.default !== undefined) return { flaw: 'must not be null' }
  if (raw !== undefined && field.readonly) return { flaw: 'cannot be set' }
  return parseValue(field, raw)
}

/**
 * Turns the members of a body into checked values, by field name. Throws `invalid` with one flaw for each member that is
 * wrong, missing or unknown.
 */
export function parseInput(fields: Fields, body: unknown, mode: InputMode): Record<string, unknown> {
  if (!isMembers(body)) throw invalid('The body must be a JSON object.')
  const flaws = [...strangers(fields, body)]
  const values: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(fields)) {
    const parsed = given(field, body[name], mode)
    if (parsed && 'flaw' in parsed) flaws.push({ path: `/${name}`, message: parsed.flaw })
    else if (parsed) values[name] = parsed.value
  }
  if (flaws.length > 0) throw invalidInput(flaws)
  return values
}

/** What of these values their fields refuse, as people read it: `serial number must be text`. Values that are null or not there are not looked at. */
export function misfitsOf(fields: Fields, values: Members): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = values[name] ?? undefined
    const parsed = value === undefined ? { value } : parseValue(field, value)
    return 'flaw' in parsed ? [`${inSentence(field.label ?? name)} ${parsed.flaw}`] : []
  })
}

/** The error for an input with flaws; its message names the first, by its label where the field is given. */
export function invalidInput(flaws: readonly Flaw[], fields: Fields = {}): ReturnType<typeof invalid> {
  const first = flaws[0]
  const name = first?.path.slice(1) ?? ''
  const more = flaws.length > 1 ? `, and ${flaws.length - 1} more` : ''
  return invalid(
    first ? `${fields[name]?.label ?? (name || 'The input')} ${first.message}${more}.` : 'The input is wrong.',
    flaws,
  )
}
