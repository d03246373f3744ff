import type { Readable } from 'node:stream'

/** A workbook of one sheet, its heading in bold. Text stays text: nothing is run as a formula. */
export async function xlsxOf(members: readonly string[], rows: readonly (readonly unknown[])[]): Promise<Uint8Array> {
  // Loaded when it is wanted: most sites never do.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const heading = members.map((value) => ({ value, fontWeight: 'bold' as const }))
  return writeExcelFile([heading, ...rows.map((row) => row.map(cellOf))]).toBuffer()
}

function cellOf(value: unknown) {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return { value }
  if (typeof value === 'boolean') return { value }
  return { value: typeof value === 'string' ? value : JSON.stringify(value), type: String }
}

/** The first sheet of a workbook as written text, line by line. */
export async function sheetLines(upload: Readable | Buffer): Promise<readonly (readonly string[])[]> {
  const { readSheet } = await import('read-excel-file/node')
  const rows = await readSheet(upload)
  return rows.map((row) => row.map(writtenOf))
}

function writtenOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/u, '')
  return String(cell)
}
