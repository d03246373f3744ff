import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { invalid, invalidInput, type Flaw } from '@shopdb/contract'
import { withoutApostrophe } from './csv.ts'
import type { Column, Resource } from './resource.ts'
import { readTableLines, type TableLines } from './table-lines.ts'

/** What a column of the file is: the row's key, a field, or the name of what a field refers to. */
export type Heading =
  | { readonly kind: 'key' }
  | { readonly kind: 'field'; readonly column: Column }
  | { readonly kind: 'name'; readonly column: Column }
  | { readonly kind: 'ignored' }

/** A file, read: its headings, and its lines as text. */
export interface ImportFile {
  readonly headings: readonly Heading[]
  readonly lines: TableLines
}

/** Reads CSV (comma, semicolon or tab; UTF-8 or Windows-1252) or XLSX. Throws `invalid` for a file that is neither, or has unknown headings. */
export async function readImportFile(resource: Resource, upload: Readable): Promise<ImportFile> {
  const [headings = [], ...lines] = await readTableLines(await buffer(upload))
  refuseLongLines(headings, lines)
  return { headings: headingsOf(resource, headings), lines }
}

/** Cells that no heading says anything of would be lost. */
function refuseLongLines(headings: readonly string[], lines: TableLines): void {
  const long = lines.findIndex((line) => line.length > headings.length)
  if (long < 0) return
  const [has, most] = [lines[long]?.length, headings.length]
  throw invalid(
    `Line ${long + 2} has ${has} cells, and there are ${most} headings; a cell that holds the separator stands in quotes.`,
  )
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
