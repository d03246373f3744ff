import { invalid, ShopError } from '@shopdb/contract'
import { CsvError, parse } from 'csv-parse/sync'
import { sheetLines } from './xlsx.ts'

/** The lines of a table as text, its headings first. */
export type TableLines = readonly (readonly string[])[]

/** Reads CSV (comma, semicolon or tab; UTF-8 or Windows-1252; any line end) or the first sheet of an XLSX. Throws `invalid` for a file that is neither. */
export async function readTableLines(bytes: Buffer): Promise<TableLines> {
  if (bytes.length === 0) throw invalid('The file is empty; send a heading line and the rows below it.')
  return isZip(bytes) ? await xlsxLines(bytes) : csvLines(textOf(bytes))
}

/** A workbook is a zip file. */
const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'

async function xlsxLines(bytes: Buffer): Promise<TableLines> {
  try {
    return await sheetLines(bytes)
  } catch (cause) {
    throw new ShopError(
      'invalid',
      'The file looks like a workbook but cannot be read as one; save it as .xlsx or CSV again.',
      [],
      cause,
    )
  }
}

/** Old spreadsheets write Windows-1252; bytes that are not UTF-8 are read as that. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function csvLines(text: string): TableLines {
  const first = text.split(/\r\n|\r|\n/u, 1)[0] ?? ''
  const delimiter =
    [',', ';', '\t'].toSorted((one, other) => first.split(other).length - first.split(one).length)[0] ?? ','
  try {
    return parse(text, {
      delimiter,
      skip_empty_lines: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    })
  } catch (cause) {
    throw new ShopError('invalid', `The file cannot be read as CSV. ${quoteFault(cause)}`, [], cause)
  }
}

/** Quotes are what CSV is broken by. */
function quoteFault(cause: unknown): string {
  if (!(cause instanceof CsvError)) return cause instanceof Error ? cause.message : String(cause)
  return cause.code === 'CSV_QUOTE_NOT_CLOSED'
    ? 'It ends within a cell in quotes: a quote that opens a cell is never closed.'
    : `Line ${String(cause['lines'])} has a quote that is not doubled; a cell with quotes in it stands in quotes, as spreadsheets save it.`
}
