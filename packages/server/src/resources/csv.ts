/** A cell of a CSV line. Text that a spreadsheet would run as a formula is made harmless with an apostrophe. */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  // Most text is plain, and one look says so.
  if (!/^[=+\-@\t]|[",\n\r]/u.test(text)) return text
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text
  return /[",\n\r]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line with its end, as RFC 4180 has it. */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(csvCell).join(',')}\r\n`
}

/** Makes a cell of a row's values. */
export type CellOf = (values: readonly unknown[]) => string

/** A line for each row: what `csvLine` gives, without a list of the cells for each of a hundred thousand rows. */
export function csvLines(cells: readonly CellOf[], rows: readonly (readonly unknown[])[]): string {
  const [first, ...others] = cells
  let lines = ''
  for (const values of rows) {
    if (first) lines += first(values)
    for (const cell of others) lines += `,${cell(values)}`
    lines += '\r\n'
  }
  return lines
}

/** Takes back what `csvCell` did to text that looked like a formula. */
export function withoutApostrophe(text: string): string {
  return /^'[=+\-@\t\r]/u.test(text) ? text.slice(1) : text
}
