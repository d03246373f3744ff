import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { invalid, invalidInput, ShopError, type Flaw } from '@shopdb/contract'
import { parse } from 'csv-parse/sync'
import { withoutApostrophe } from './csv.ts'
import type { Column, Resource } from './resource.ts'
import { sheetLines } from './xlsx.ts'

/** What a column of the file is: the row's key, a field, or the name of what a field refers to. */
export type Heading =
  | { readonly kind: 'key' }
  | { readonly kind: 'field'; readonly column: Column }
  | { readonly kind: 'name'; readonly column: Column }
  | { readonly kind: 'ignored' }

/** A file, read: its headings, and its lines as text. */
export interface ImportFile {
  readonly headings: readonly Heading[]
  readonly lines: readonly (readonly string[])[]
}

/** Reads CSV (comma, semicolon or tab; UTF-8 or Windows-1252) or XLSX. Throws `invalid` for a file that is neither, or has unknown headings. */
export async function readImportFile(resource: Resource, upload: Readable): Promise<ImportFile> {
  const bytes = await buffer(upload)
  if (bytes.length === 0) throw invalid('The file is empty; send a heading line and the rows below it.')
  const [headings, ...lines] = isZip(bytes) ? await xlsxLines(bytes) : csvLines(textOf(bytes))
  return { headings: headingsOf(resource, headings ?? []), lines }
}

/** A workbook is a zip file. */
const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'

async function xlsxLines(bytes: Buffer): Promise<readonly (readonly string[])[]> {
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

function csvLines(text: string): readonly (readonly string[])[] {
  const first = text.split(/\r\n|\r|\n/u, 1)[0] ?? ''
  const delimiter =
    [',', ';', '\t'].toSorted((one, other) => first.split(other).length - first.split(one).length)[0] ?? ','
  try {
    return parse(text, {
      bom: true,
      delimiter,
      skip_empty_lines: true,
      relax_column_count_less: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    })
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ShopError('invalid', `The file cannot be read as CSV: ${why}.`, [], cause)
  }
}

function headingsOf(resource: Resource, titles: readonly string[]): readonly Heading[] {
  const flaws: Flaw[] = []
  const headings = titles.map((title) => headingOf(resource, title.trim()))
  headings.forEach((heading, index) => {
    const title = titles[index] ?? ''
    if (!heading)
      flaws.push({
        path: `/${title}`,
        message: `is not a column here; there are ${[...resource.readable.keys()].join(', ')}`,
      })
    if (titles.indexOf(title) !== index) flaws.push({ path: `/${title}`, message: 'is a heading more than once' })
  })
  if (flaws.length > 0) throw invalidInput(flaws)
  return headings.map((heading) => heading ?? { kind: 'ignored' })
}

/** Headings are column names as exports write them, or the labels that people read; case does not matter. */
function headingOf(resource: Resource, title: string): Heading | undefined {
  const wanted = title.toLowerCase()
  if (wanted === resource.key && resource.declaration.form !== 'subtype') return { kind: 'key' }
  const columns = [...resource.readable.values()]
  const named =
    columns.find((column) => column.name === wanted) ??
    columns.find((column) => column.field.label?.toLowerCase() === wanted)
  const byName = columns.find((column) => column.namemember === wanted)
  if (byName) return byName.field.readonly ? { kind: 'ignored' } : { kind: 'name', column: byName }
  if (!named) return undefined
  return named.field.readonly ? { kind: 'ignored' } : headingOfField(named, wanted)
}

/** A reference under its label is written by name, under its column name by key. */
function headingOfField(column: Column, wanted: string): Heading {
  return column.target !== undefined && column.name !== wanted ? { kind: 'name', column } : { kind: 'field', column }
}

/** The cells of a line with what they are, the apostrophes of exports taken off. */
export function cellsOf(
  file: ImportFile,
  line: readonly string[],
): readonly { readonly heading: Heading; readonly written: string }[] {
  return file.headings.map((heading, index) => ({ heading, written: withoutApostrophe(line[index] ?? '') }))
}
