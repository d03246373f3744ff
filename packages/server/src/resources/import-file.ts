import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { invalid, invalidInput, type Flaw } from '@shopdb/contract'
import { lettersOf } from '../base/letters.ts'
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
  /** Headings that are no column here. */
  readonly ignored: readonly string[]
  readonly lines: TableLines
}

/**
 * Reads CSV (comma, semicolon or tab; UTF-8 or Windows-1252) or XLSX. Throws `invalid` for a file that is neither, or has unknown
 * headings; where these are to be left out, for one that has no other.
 */
export async function readImportFile(resource: Resource, upload: Readable, isLenient: boolean): Promise<ImportFile> {
  const [titles = [], ...lines] = await readTableLines(await buffer(upload))
  refuseLongLines(titles, lines)
  refuseTwice(titles)
  const headings = titles.map((title) => headingOf(resource, title.trim()))
  const strange = titles.filter((_title, index) => headings[index] === undefined)
  if (strange.length > 0 && !(isLenient && strange.length < titles.length)) throw strangeHeadings(resource, strange)
  return { headings: headings.map((heading) => heading ?? { kind: 'ignored' }), ignored: strange, lines }
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

function refuseTwice(titles: readonly string[]): void {
  const twice = titles.filter((title, index) => titles.indexOf(title) !== index)
  if (twice.length > 0)
    throw invalidInput(twice.map((title) => ({ path: `/${title}`, message: 'is a heading more than once' })))
}

/** Which columns there are is told once, in the words of who made the file. */
function strangeHeadings({ readable }: Resource, strange: readonly string[]): Error {
  const columns = [...readable.values()].filter(({ field }) => !field.readonly && !field.hidden)
  const known = columns.map(({ name, field }) => field.label ?? name).join(', ')
  const flaw = (title: string, index: number): Flaw => ({
    path: `/${title}`,
    message: `is not a column here${index === strange.length - 1 ? `; there are ${known}` : ''}`,
  })
  return invalidInput(strange.map(flaw))
}

/** Headings are column names as exports write them, or the labels that people read, compared by letters and digits. A key is only what says so. */
function headingOf(resource: Resource, title: string): Heading | undefined {
  if (title.toLowerCase() === resource.key && resource.declaration.form !== 'subtype') return { kind: 'key' }
  const wanted = lettersOf(title)
  const columns = [...resource.readable.values()]
  const named =
    columns.find((column) => column.name === wanted) ??
    columns.find((column) => column.field.label !== undefined && lettersOf(column.field.label) === wanted)
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
