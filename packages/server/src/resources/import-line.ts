import { choiceText, type Field, type Flaw, inSentence, invalidInput, parseWritten } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import type { Desk } from './engine.ts'
import { cellsOf, type ImportFile } from './import-file.ts'
import type { Column, Resource } from './resource.ts'
import { keyOf, storedParts } from './stored.ts'

/** A line as input for the engine, and the row it is about, if there is one. */
export interface ImportLine {
  readonly id: number | undefined
  readonly input: Readonly<Record<string, unknown>>
}

/** Reads one line: values, references by name, the row it is about. Throws `invalid` with everything that is wrong with it. */
export async function readLine(desk: Desk, file: ImportFile, line: readonly string[]): Promise<ImportLine> {
  const { work, resource } = desk
  const flaws: Flaw[] = []
  const input: Record<string, unknown> = {}
  let key: number | undefined
  for (const { heading, written } of cellsOf(file, line)) {
    if (heading.kind === 'key') key = parseKey(resource, written, flaws)
    if (heading.kind === 'field') take(input, heading.column, written, flaws)
    if (heading.kind === 'name') await takeName(desk, input, { column: heading.column, written, flaws })
  }
  if (flaws.length > 0) throw invalidInput(flaws)
  return { id: key ?? (await findRow(work, resource, input)), input }
}

function parseKey(resource: Resource, written: string, flaws: Flaw[]): number | undefined {
  if (written.trim() === '') return undefined
  if (/^[1-9]\d{0,14}$/u.test(written.trim())) return Number(written)
  flaws.push({ path: `/${resource.key}`, message: 'must be the key of a row, or empty for a new one' })
  return undefined
}

/** An empty cell empties the member, except where there is a default: that is then left alone. */
function take(input: Record<string, unknown>, column: Column, written: string, flaws: Flaw[]): void {
  if (written.trim() === '' && column.field.default !== undefined) return
  const { field } = column
  const parsed = parseWritten(field, choiceIn(field, written))
  if ('flaw' in parsed)
    flaws.push({ path: `/${column.name}`, message: `${parsed.flaw}${adviceOn(field, parsed.flaw)}` })
  else if (input[column.name] === undefined || input[column.name] === null) input[column.name] = parsed.value
}

/** Spreadsheets write `2,5` and `5000 kg`. */
function adviceOn({ kind }: Field, flaw: string): string {
  if (!flaw.endsWith(' number')) return ''
  return kind === 'decimal' ? ' such as 2.5, with a point and without a unit' : ' such as 1200, in digits alone'
}

/** A choice may be written by its word or as people read it, in any case; what is none stays as it is written. */
function choiceIn(field: Field, written: string): string {
  const [text, choices = []] = [written.trim(), field.choices]
  const isRead = (word: string): boolean => choiceText(field, word).toLowerCase() === text.toLowerCase()
  return choices.includes(text) ? text : (choices.find(isRead) ?? written)
}

interface NameCell {
  readonly column: Column
  readonly written: string
  readonly flaws: Flaw[]
}

/** A name beside its key must be that row's name: people edit the one and forget the other. */
async function takeName(
  { engine, work }: Desk,
  input: Record<string, unknown>,
  { column, written, flaws }: NameCell,
): Promise<void> {
  if (written.trim() === '') return void (input[column.name] ??= null)
  const target = engine.registry.get(column.target ?? '')
  const ids = await idsByName(work, target, written)
  const given = input[column.name]
  const label = inSentence(target.label)
  const refuse = (message: string): void => void flaws.push({ path: `/${column.namemember ?? column.name}`, message })
  if (ids.length === 0)
    return refuse(`names no ${label} that exists: ${written.trim()}; add it first, or leave the cell empty`)
  if (typeof given === 'number' && !ids.includes(given))
    return refuse(`is not the name of ${label} ${given}; leave one of the two empty`)
  if (typeof given !== 'number' && ids.length > 1)
    return refuse(`names ${ids.length} ${inSentence(target.title)}; give ${column.name}`)
  input[column.name] = typeof given === 'number' ? given : ids[0]
}

async function idsByName(work: Work, target: Resource, written: string): Promise<readonly number[]> {
  const display = target.readable.get(target.display)
  const rows = work.trx.selectFrom(target.base).select(target.key)
  const wanted = display?.foldedname === undefined ? written.trim() : keyOf(display, written)
  const named = rows.where(display?.foldedname ?? target.display, '=', wanted)
  return (await named.limit(10).execute()).map((row) => Number(row[target.key]))
}

/** The row that a line without a key is about: by the fields that identify, then by what is unique. */
async function findRow(
  work: Work,
  resource: Resource,
  input: Readonly<Record<string, unknown>>,
): Promise<number | undefined> {
  for (const names of identities(resource)) {
    if (names.some((name) => input[name] === null || input[name] === undefined)) continue
    const { base, own } = storedParts(resource, Object.fromEntries(names.map((name) => [name, input[name]])))
    const isOwn = Object.keys(own).length > 0
    let rows = work.trx.selectFrom(isOwn ? (resource.own ?? resource.base) : resource.base).select(resource.key)
    for (const name of names) {
      const column = resource.readable.get(name)?.foldedname ?? name
      rows = rows.where(column, '=', base[column] ?? own[column])
    }
    const found = await rows.executeTakeFirst()
    if (found) return Number(found[resource.key])
  }
  return undefined
}

function identities(resource: Resource): readonly (readonly string[])[] {
  if (resource.declaration.form === 'subtype') return [[resource.key]]
  const unique = resource.columns.filter((column) => column.field.unique)
  return [...unique.map((column) => [column.name]), ...(resource.declaration.unique ?? [])]
}
