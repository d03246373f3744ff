import type { Declaration, ResourceDeclaration } from './declare.ts'
import type { Field, Fields, ReferenceTarget } from './fields.ts'
import type { asset } from './model/asset.ts'

type ValueOf<F> = F extends Field<infer Value> ? Value : never
type PresenceOf<F> = F extends Field<unknown, infer P> ? P : never

/** The values of declared fields as they are read: null where a field may be empty. */
export type ValuesOf<F extends Fields> = {
  readonly [Name in keyof F]: PresenceOf<F[Name]> extends 'open' ? ValueOf<F[Name]> | null : ValueOf<F[Name]>
}

type RequiredNames<F extends Fields> = {
  [Name in keyof F]: PresenceOf<F[Name]> extends 'required' ? Name : never
}[keyof F]

/** The values of declared fields as they are given: what is required must be there. */
export type InputFields<F extends Fields> = {
  readonly [Name in RequiredNames<F>]: ValueOf<F[Name]>
} & {
  readonly [Name in Exclude<keyof F, RequiredNames<F>>]?: ValueOf<F[Name]> | null
}

/** What is asked in an address: what was not asked, and has no default, is left out. */
export type AskedOf<F extends Fields> = {
  readonly [Name in keyof F as PresenceOf<F[Name]> extends 'open' ? never : Name]: ValueOf<F[Name]>
} & {
  readonly [Name in keyof F as PresenceOf<F[Name]> extends 'open' ? Name : never]?: ValueOf<F[Name]>
}

/** The columns that every declared table has beside its own. Times are ISO 8601 in UTC. */
export interface CommonRow {
  readonly isactive: boolean
  readonly createddate: string
  readonly modifieddate: string
}

/** The name of the key column: `vendorid` for `Vendor`; asset types and subtypes share `assetid`. */
export type KeyOf<D extends Declaration> =
  D extends ResourceDeclaration<infer Name> ? `${Lowercase<Name>}id` : 'assetid'

type OwnRow<D extends Declaration> = { readonly [Name in KeyOf<D>]: number } & ValuesOf<D['fields']>
type AssetFields = (typeof asset)['fields']

/** One row as it is read. */
export type RowOf<D extends Declaration> = D['form'] extends 'assettype'
  ? OwnRow<D> & Omit<ValuesOf<AssetFields>, keyof D['fields']> & CommonRow
  : OwnRow<D> & CommonRow

/** The member beside a reference that carries the display name of what it points to: `vendorname` beside `vendorid`. */
type NamesBeside<F extends Fields> = {
  readonly [
    Name in keyof F & string as F[Name] extends { readonly to: ReferenceTarget }
      ? `${Name extends `${infer Stem}id` ? Stem : Name}name`
      : never
  ]: string | null
}

/** One row as a reader gives it: beside the key of everything that it refers to stands its name. */
export type NamedRow<D extends Declaration> = RowOf<D> &
  NamesBeside<D['fields']> &
  (D['form'] extends 'assettype' ? NamesBeside<AssetFields> : unknown)

/** What is given to make a row. */
export type InputOf<D extends Declaration> = D['form'] extends 'assettype'
  ? InputFields<D['fields']> & Omit<InputFields<AssetFields>, 'assettypeid'>
  : D['form'] extends 'subtype'
    ? InputFields<D['fields']> & { readonly assetid: number }
    : InputFields<D['fields']>

/** What is given to change a row: only the members named change. */
export type ChangesOf<D extends Declaration> = Partial<InputOf<D>>

type OperatorsOf<Value> =
  | 'isnull'
  | (Value extends boolean ? never : 'gt' | 'gte' | 'lt' | 'lte')
  | (Value extends string ? 'contains' | 'startswith' : never)

/** Operators that take several values. */
type ListOperatorsOf<Value> = 'ne' | (Value extends number ? 'under' : never)

type FilterValue<Value> = Value | readonly Value[]

/**
 * Conditions on a row: `{ name: 'Okuma' }`, `{ 'inspectiondue.lt': '2026-11-20' }`. All must hold. A list stands for any of its
 * values, an empty one for none; a text is one value, whatever it holds.
 */
export type FilterOf<D extends Declaration> = {
  readonly [Name in keyof RowOf<D> & string]?: FilterValue<NonNullable<RowOf<D>[Name]>>
} & {
  readonly [Name in keyof RowOf<D> & string as `${Name}.${OperatorsOf<NonNullable<RowOf<D>[Name]>>}`]?:
    | NonNullable<RowOf<D>[Name]>
    | boolean
} & {
  readonly [Name in keyof RowOf<D> & string as `${Name}.${ListOperatorsOf<NonNullable<RowOf<D>[Name]>>}`]?: FilterValue<
    NonNullable<RowOf<D>[Name]>
  >
}
