/** A cell of a CSV line. Text that a spreadsheet would run as a formula is made harmless with an apostrophe. */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const safe = risky.includes(text.charCodeAt(0)) ? `'${text}` : text
  return /[",\n\r]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** What a formula begins with: = + - @, tab, return. */
const risky: readonly number[] = [0x3d, 0x2b, 0x2d, 0x40, 0x09, 0x0d]

/** One line with its end, as RFC 4180 has it. */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(csvCell).join(',')}\r\n`
}

/** One line of a row's members: what `csvLine` gives, without a list of the values for each of a hundred thousand rows. */
export function csvRow(members: readonly string[], row: Readonly<Record<string, unknown>>): string {
  let line = ''
  for (const name of members) line += `${csvCell(row[name])},`
  return `${line.slice(0, -1)}\r\n`
}

/** Takes back what `csvCell` did to text that looked like a formula. */
export function withoutApostrophe(text: string): string {
  return /^'[=+\-@\t\r]/u.test(text) ? text.slice(1) : text
}
