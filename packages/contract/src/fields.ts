/** Every kind of value that a declared field can hold. */
export const fieldkinds = [
  'text',
  'markdown',
  'integer',
  'decimal',
  'boolean',
  'date',
  'datetime',
  'choice',
  'email',
  'url',
  'ipaddress',
  'cidr',
  'macaddress',
  'json',
  'secret',
  'reference',
  'file',
] as const

/** One of `fieldkinds`. */
export type FieldKind = (typeof fieldkinds)[number]

/** Options that every kind of field takes. */
export interface FieldOptions<Value> {
  /** What people read above the field. Default: the field's name, first letter in upper case. */
  readonly label?: string
  /** One sentence under the field in forms. */
  readonly help?: string
  /** A row cannot be without it. Default false. */
  readonly required?: boolean
  /** Taken when a new row does not say. */
  readonly default?: Value
  /** No two rows share it; text is compared trimmed and without case. Default false. */
  readonly unique?: boolean
  /** Filtered or sorted often: the database keeps an index. Default false. */
  readonly index?: boolean
  /** A column of the list page. Default false. */
  readonly list?: boolean
  /** Part of the row's entry in the search. Default false. */
  readonly search?: boolean
  /**
   * Which asset is meant is known by it, to collectors and to `identify`; fields are tried in the order of their declaration.
   * `last`: only where the others know none, and nothing that is said of the asset is otherwise: addresses wander. Default false.
   */
  readonly identity?: boolean | 'last'
  /** The heading under which forms and detail pages show it. Default: the first, unnamed group. */
  readonly group?: string
  /** Set by the platform or by rules, never by a caller. Default false. */
  readonly readonly?: boolean
  /** No page shows it: it is for programs, or kept for sorting. It needs to be readonly. Default false. */
  readonly hidden?: boolean
}

/** Options of `text` and `markdown`; `min` and `max` count characters (Unicode code units). */
export interface TextOptions extends FieldOptions<string> {
  readonly min?: number
  /** Default 255 for text, 20000 for markdown. */
  readonly max?: number
  /** A regular expression (without slashes) that the whole text must match. */
  readonly pattern?: string
  /** What a text that matches it is, behind `must be`: `four hexadecimal digits, such as 0781`. Without it people are told the pattern. */
  readonly patternwords?: string
}

/** Options of `integer` and `decimal`; `min` and `max` are inclusive. */
export interface NumberOptions extends FieldOptions<number> {
  readonly min?: number
  readonly max?: number
  /** The unit people read behind the value, such as `kg`. */
  readonly unit?: string
}

/** Options of `decimal`. */
export interface DecimalOptions extends NumberOptions {
  /** Digits kept behind the point. Default 4. */
  readonly scale?: number
}

/** Options of `choice`; the first choice is not a default. */
export interface ChoiceOptions<Choice extends string> extends FieldOptions<NoInfer<Choice>> {
  readonly choices: readonly Choice[]
  /** What people read for a choice, where the word itself does not do: `{ givenup: 'given up' }`. An import takes either. */
  readonly labels?: Readonly<Partial<Record<NoInfer<Choice>, string>>>
}

/** What a reference may point to: a declaration, or the table name of a resource. */
export type ReferenceTarget = string | { readonly table: string }

/** Options of `reference`. */
export interface ReferenceOptions extends FieldOptions<number> {
  /** The resource pointed to. A row cannot be purged while another refers to it. */
  readonly to: ReferenceTarget
  /** A collector that names a row which is not there makes it, of nothing but its name. Default false. */
  readonly grows?: boolean
}

/** Options of `ipaddress` and `macaddress`. */
export interface AddressOptions extends FieldOptions<string> {
  /** It is the address of something else, such as a gateway or a mask: `holders` leaves it out. Default false. */
  readonly elsewhere?: boolean
}

/** Options of `json`. */
export interface JsonOptions extends FieldOptions<unknown> {
  /** Characters as text. Default 65,536. */
  readonly max?: number
}

/**
 * Whether a row always has the value: `required` rows must be given one, `set` fields have a default, `open` ones may be
 * null.
 */
export type Presence = 'required' | 'set' | 'open'

declare const valueof: unique symbol

/** One declared field. `Value` and `Presence` exist for the compiler only. */
export interface Field<Value = unknown, P extends Presence = Presence> {
  readonly kind: FieldKind
  readonly label?: string
  readonly help?: string
  readonly required?: boolean
  readonly default?: unknown
  readonly unique?: boolean
  readonly index?: boolean
  readonly list?: boolean
  readonly search?: boolean
  readonly identity?: boolean | 'last'
  readonly group?: string
  readonly readonly?: boolean
  readonly hidden?: boolean
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
  readonly patternwords?: string
  readonly unit?: string
  readonly scale?: number
  readonly choices?: readonly string[]
  readonly labels?: Readonly<Partial<Record<string, string>>>
  readonly to?: ReferenceTarget
  readonly grows?: boolean
  readonly elsewhere?: boolean
  /** Never set; it carries the types. */
  readonly [valueof]?: { readonly value: Value; readonly presence: P }
}

/** The fields of a declaration, by column name. */
export type Fields = Readonly<Record<string, Field>>

/** What a field maker looks like: its options decide whether the value can be null. */
export interface FieldMaker<Value, Options extends FieldOptions<Value>> {
  (options: Options & { readonly default: Value }): Field<Value, 'set'>
  (options: Options & { readonly required: true }): Field<Value, 'required'>
  (options?: Options): Field<Value, 'open'>
}

const maker =
  <Value, Options extends FieldOptions<Value>>(kind: FieldKind): FieldMaker<Value, Options> =>
  (options?: Options) => ({ ...options, kind })

/** One line of text. */
export const text: FieldMaker<string, TextOptions> = maker('text')
/** Several lines of text, shown as Markdown. */
export const markdown: FieldMaker<string, TextOptions> = maker('markdown')
/** A whole number between -(2^53 - 1) and 2^53 - 1. */
export const integer: FieldMaker<number, NumberOptions> = maker('integer')
/** A number with at most `scale` digits behind the point and 18 digits in all. */
export const decimal: FieldMaker<number, DecimalOptions> = maker('decimal')
/** A calendar day, `2026-11-20`, without a time zone. */
export const date: FieldMaker<string, FieldOptions<string>> = maker('date')
/** A moment, ISO 8601 in UTC: `2026-11-20T21:04:00.000Z`. */
export const datetime: FieldMaker<string, FieldOptions<string>> = maker('datetime')
/** An e-mail address. */
export const email: FieldMaker<string, FieldOptions<string>> = maker('email')
/** An absolute http or https address. */
export const url: FieldMaker<string, FieldOptions<string>> = maker('url')
/** An IPv4 or IPv6 address, kept in its shortest form. */
export const ipaddress: FieldMaker<string, AddressOptions> = maker('ipaddress')
/** A network such as `10.1.0.0/16` or `fd00::/8`. */
export const cidr: FieldMaker<string, FieldOptions<string>> = maker('cidr')
/** A hardware address; any usual notation is taken, `AA:BB:CC:DD:EE:FF` is kept. */
export const macaddress: FieldMaker<string, AddressOptions> = maker('macaddress')
/** Free structured data. */
export const json: FieldMaker<unknown, JsonOptions> = maker('json')
/** A password or key: encrypted at rest, can be set, is never shown. */
export const secret: FieldMaker<string, FieldOptions<string>> = maker('secret')
/** The key of a stored file. */
export const file: FieldMaker<number, FieldOptions<number>> = maker('file')

/** Yes or no; no, where nothing is said. */
export function boolean(options: FieldOptions<boolean> = {}): Field<boolean, 'set'> {
  return { default: false, ...options, kind: 'boolean' }
}

/** Exactly one of a closed list. */
export function choice<const Choice extends string>(
  options: ChoiceOptions<Choice> & { readonly default: NoInfer<Choice> },
): Field<Choice, 'set'>
export function choice<const Choice extends string>(
  options: ChoiceOptions<Choice> & { readonly required: true },
): Field<Choice, 'required'>
export function choice<const Choice extends string>(options: ChoiceOptions<Choice>): Field<Choice, 'open'>
export function choice(options: ChoiceOptions<string>): Field<string> {
  return { ...options, kind: 'choice' }
}

/** A field that points to a row: readers give the name of that row beside its key. */
export type ReferenceField<P extends Presence = Presence> = Field<number, P> & { readonly to: ReferenceTarget }

/** The key of a row of another resource (or of the same one). */
export function reference(options: ReferenceOptions & { readonly required: true }): ReferenceField<'required'>
export function reference(options: ReferenceOptions): ReferenceField<'open'>
export function reference(options: ReferenceOptions): ReferenceField {
  return { ...options, kind: 'reference' }
}
