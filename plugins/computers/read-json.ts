/** Members of JSON that somebody else wrote. */
export type Members = Readonly<Record<string, unknown>>

/** The members of an object; none where it is something else. */
export function membersOf(value: unknown): Members {
  // Border: any object that is no list has members by name.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
}

/** The objects of a list; undefined where it is no list, which says nothing. */
export function rowsOf(value: unknown): readonly Members[] | undefined {
  return Array.isArray(value) ? value.map(membersOf) : undefined
}

/** A text that says something, cut to what its field takes. */
export function textOf(value: unknown, most = 255): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value).toWellFormed().replaceAll('\0', '').trim().slice(0, most).trim()
  return text === '' ? undefined : text
}

/** A whole number from 0. */
export function countOf(value: unknown): number | undefined {
  const count = typeof value === 'string' && /^\d{1,15}$/u.test(value) ? Number(value) : value
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined
}

/** Only the members that say something: what is left out was not said, and stays. */
export function saidOf(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}
