import { daysBetween, type Tone } from '@shopdb/contract'

/** What ends on which day. */
export interface Ending {
  readonly assetid: number
  readonly name: string
  readonly what: string
  readonly day: string
}

/** A computer with what its system and model say of their own ends. */
export interface Living {
  readonly assetid: number
  readonly assetnumber: string
  readonly warrantyend: string | null
  readonly endoflife: string | null
  readonly systemend: string | null
  readonly modelend: string | null
}

/** Everything of computers that ends until a day, the first first. */
export function endingsUntil(until: string, computers: readonly Living[]): readonly Ending[] {
  const endings = computers.flatMap(({ assetid, assetnumber: name, ...ends }) =>
    [
      ['Warranty', ends.warrantyend] as const,
      ['Life of the computer', ends.endoflife] as const,
      ['Support of its operating system', ends.systemend] as const,
      ['Support of its model', ends.modelend] as const,
    ].flatMap(([what, day]) => (day !== null && day <= until ? [{ assetid, name, what, day }] : [])),
  )
  return endings.toSorted((one, other) => one.day.localeCompare(other.day) || one.name.localeCompare(other.name))
}

/** How pressing an end is. */
export function toneOfEnd(day: string, today: string): Tone {
  if (day < today) return 'error'
  return daysBetween(today, day) <= 30 ? 'warning' : 'neutral'
}

/** `ended 12 days ago`, `ends today`, `ends in 3 days`. */
export function wordsOfEnd(day: string, today: string): string {
  const left = daysBetween(today, day)
  if (left === 0) return 'ends today'
  const days = Math.abs(left) === 1 ? '1 day' : `${Math.abs(left)} days`
  return left < 0 ? `ended ${days} ago` : `ends in ${days}`
}
