const perday = 86_400_000

/** The number of a day, `2026-11-20`, counted from 1970. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00.000Z`) / perday)

/** The day of a number. */
export const dayText = (day: number): string => new Date(day * perday).toISOString().slice(0, 10)

/** The calendar day of a moment where the server stands. */
export function dayOf(moment: string): string {
  const date = new Date(moment)
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}
