import { addDays, daysBetween } from '@shopdb/contract'

const first = '1970-01-01'

/** The number of a day, `2026-11-20`, counted from 1970. */
export const dayNumber = (day: string): number => daysBetween(first, day)

/** The day of a number. */
export const dayText = (day: number): string => addDays(first, day)
