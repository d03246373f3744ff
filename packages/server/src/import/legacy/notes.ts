/** What was found about a value, by kind; a report counts kinds and shows texts. */
export const notekinds = [
  'mojibake',
  'cut',
  'placeholder',
  'baddate',
  'futuredate',
  'badaddress',
  'badport',
  'badmac',
  'badnumber',
  'unknownword',
  'inactive',
  'isactivenull',
  'unknownstatus',
  'mapzero',
  'mapnull',
  'mapoutside',
  'mapofhalf',
  'missingmachinetype',
  'danglingmachinetype',
  'danglingmodel',
  'danglingbusinessunit',
  'danglingcontroller',
  'danglingvendor',
  'danglingstatus',
  'ofduplicate',
] as const

/** One of `notekinds`. */
export type NoteKind = (typeof notekinds)[number]

/** One remark about a row of the old database: what was found, and what was done about it. */
export interface Note {
  readonly kind: NoteKind
  readonly text: string
}

/** A value read out of the old database, if there is one, and what is to be said about it. */
export interface Found<Value> {
  readonly value?: Value
  readonly notes: readonly Note[]
}

/** Nothing there, and nothing to say. */
export const nothing: Found<never> = { notes: [] }

/** A value, perhaps with one remark. */
export function found<Value>(value: Value, kind?: NoteKind, text = ''): Found<Value> {
  return { value, notes: kind ? [{ kind, text }] : [] }
}

/** No value, with the reason. */
export function missing(kind: NoteKind, text: string): Found<never> {
  return { notes: [{ kind, text }] }
}

/** The values that are there, and all remarks in order. */
export function gather<Value>(members: Readonly<Record<string, Found<Value>>>): {
  readonly values: Readonly<Record<string, Value>>
  readonly notes: readonly Note[]
} {
  const present = Object.entries(members).flatMap(([name, member]): [string, Value][] =>
    member.value === undefined ? [] : [[name, member.value]],
  )
  return { values: Object.fromEntries(present), notes: Object.values(members).flatMap((member) => member.notes) }
}
