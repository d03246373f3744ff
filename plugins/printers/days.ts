import { addDays, daysBetween } from '@shopdb/contract'

const first = '1970-01-01'

/** The number of a day, `2026-11-20`, counted from 1970. */
export const dayNumber = (day: string): number => daysBetween(first, day)

/** The day of a number. */
export const dayText = (day: number): string => addDays(first, day)

/** Whether a day comes before another one that was; one that is yet to come was told by a clock that was wrong. */
export const isOverdue = (day: string | null, known: string | null | undefined, today: string): boolean =>
  Boolean(day && known && day < known && known <= today)
