/** How many tests of one run ended how. */
export interface Totals {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** The line that every runner ends with, so that a log of any of them is read the same way. */
export function closingLine(totals: Totals): string {
  const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''
  return `${totals.passed} passed, ${totals.failed} failed${skipped}`
}

/** One line about a test that failed: where it stands, what it says, and the first line of what went wrong. */
export function failedLine(place: string, name: string, message: string | undefined): string {
  // oxlint-disable-next-line no-control-regex -- runners color what they say.
  const said = (message ?? 'failed').replaceAll(/\u001B\[[\d;]*m/gu, '').split('\n', 1)[0] ?? ''
  return `FAILED ${place} > ${name}: ${said}`
}
