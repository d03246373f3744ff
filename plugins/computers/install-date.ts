import { date, parseValue } from '@shopdb/contract'

/** Package managers and clocks that were never set say the first day of Unix time, in whichever zone. */
const firstday = '1970-01-02'

/** The day on which something was installed; undefined where what is told is no day, none that was, or one to come. */
export function parseInstallDate(written: unknown, today: string): string | undefined {
  if (typeof written !== 'string') return undefined
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?:$|[T ])/u.exec(written.trim()) ?? []
  const told = `${year}-${month}-${day}`
  const isDay = 'value' in parseValue(date(), told)
  return isDay && told > firstday && told <= today ? told : undefined
}
