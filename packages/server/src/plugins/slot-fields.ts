import { asset, type Declaration, type FieldKind, type Fields } from '@shopdb/contract'
import { targetOf } from './check-field.ts'
import { choiceOf } from './closest.ts'

/** An asset type has those of the core beside its own. */
export const fieldsOf = ({ form, fields }: Declaration): Fields =>
  form === 'assettype' ? { ...asset.fields, ...fields } : fields

/** Which kinds of field a slot takes as dates, and what any other is called. */
export interface DateKinds {
  readonly kinds: readonly FieldKind[]
  readonly lack: string
}

export const days: DateKinds = { kinds: ['date'], lack: 'no date' }
export const daysAndMoments: DateKinds = { kinds: ['date', 'datetime'], lack: 'neither a date nor a moment' }

/** The names of the fields of some kinds. */
const namesOf = (fields: Fields, kinds: readonly FieldKind[]): readonly string[] =>
  Object.keys(fields).filter((name) => kinds.includes(fields[name]?.kind ?? 'json'))

/** What is wrong with a field that a slot names as a date. */
export function dateFlaw(what: string, field: string, { kinds, lack }: DateKinds, fields: Fields): readonly string[] {
  const names = namesOf(fields, kinds)
  return names.includes(field) ? [] : [`Its ${what} names ${field}, which is ${lack}; ${choiceOf(field, names)}`]
}

/** What is wrong with names of fields: `what` says who names them, and as what: `list due names`. */
export function nameFlaws(what: string, names: readonly string[], fields: Fields): readonly string[] {
  const known = Object.keys(fields)
  return names
    .filter((name) => !known.includes(name))
    .map((name) => `Its ${what} ${name}, which is no field; ${choiceOf(name, known)}`)
}

/** A date of a row, or of what a reference of the row points to. */
interface NamedDate {
  readonly field: string
  readonly through?: string
}

/** Where dates are looked for: in the declaration of the rows, and in those that it refers to. */
export interface DatesIn {
  readonly of: Declaration
  readonly known: ReadonlyMap<string, Declaration>
  readonly dates: DateKinds
  /** The fields of a declaration that count. */
  readonly fieldsIn: (declaration: Declaration) => Fields
}

/** The same of one that may be reached through a reference. */
export function dateFlaws(
  what: string,
  { field, through }: NamedDate,
  { of, known, dates, fieldsIn }: DatesIn,
): readonly string[] {
  const fields = fieldsIn(of)
  if (through === undefined) return dateFlaw(what, field, dates, fields)
  const reference = fields[through]
  const target = reference?.kind === 'reference' ? known.get(targetOf(reference) ?? '') : undefined
  return target
    ? dateFlaw(what, field, dates, fieldsIn(target))
    : [
        `Its ${what} goes through ${through}, which is no reference; ${choiceOf(through, namesOf(fields, ['reference']))}`,
      ]
}

const none = { kind: 'text' } as const

/** The name of the key column. */
export const keyOf = ({ form, name }: Declaration): string =>
  form === 'resource' ? `${name.toLowerCase()}id` : 'assetid'

/** What rows can be filtered by: the key, the fields, what they refer to by its name, and what every row has. */
function filtersOf(of: Declaration): Fields {
  const fields = fieldsOf(of)
  const names = namesOf(fields, ['reference', 'file']).map((name) => [name.replace(/id$/u, ''), none] as const)
  const common = { isactive: none, createddate: none, modifieddate: none }
  return { ...fields, ...Object.fromEntries(names), [keyOf(of)]: none, ...common }
}

/** A condition on what is not there would fail each time. */
export function filterFlaws(what: string, where: unknown, of: Declaration): readonly string[] {
  // Nobody need have checked the types; what is no filter at all is told otherwise.
  const names = Object.keys(where ?? {}).map((name) => name.split('.')[0] ?? '')
  return nameFlaws(`${what} filters by`, [...new Set(names)], filtersOf(of))
}

/** Whether it is a whole number from `least` on, or names a setting that holds one. */
export function isNumberOrSetting(value: unknown, least: number, settings: Fields): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= least
  return typeof value === 'string' && settings[value]?.kind === 'integer'
}
