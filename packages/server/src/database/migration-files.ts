import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ShopError } from '@shopdb/contract'
import type { Migration } from './table.ts'

/** The migrations of a chain, in order, from the JSON files of its folder. No folder is no migrations. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = await readdir(folder).catch((cause: unknown) => whenAbsent(cause))
  const files = names.filter((name) => name.endsWith('.json')).toSorted()
  return await Promise.all(files.map((name) => readMigration(join(folder, name))))
}

function whenAbsent(cause: unknown): readonly string[] {
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
  throw cause
}

async function readMigration(file: string): Promise<Migration> {
  const name = basename(file, '.json')
  const source = await readFile(file, 'utf8')
  try {
    // Written by `shopdb migration new`; what is a step is told by whoever runs it.
    const migration = JSON.parse(source) as Partial<Migration>
    const { up, down } = migration
    if (migration.name === name && Array.isArray(up) && Array.isArray(down)) return { name, up, down }
    throw new Error(`it must hold the name ${name}, and steps as up and down`)
  } catch (cause) {
    throw new ShopError(
      'failed',
      `The migration ${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
      [],
      cause,
    )
  }
}

/** Writes a migration where its chain is kept; gives the file. Refuses to replace one: what is released is never edited. */
export async function writeMigration(folder: string, migration: Migration): Promise<string> {
  const file = join(folder, `${migration.name}.json`)
  await mkdir(folder, { recursive: true })
  await writeFile(file, `${readableJson(migration, '', width)}\n`, { flag: 'wx' })
  return file
}

/** How many characters a line may have, as everywhere in the repository. */
const width = 120

/** JSON with one column, index or step a line where it fits; `used` is what of the line stands before it and behind it. */
function readableJson(value: unknown, indent = '', used = 0): string {
  const short = spaced(value)
  if (typeof value !== 'object' || value === null || used + short.length <= width) return short
  const inner = `${indent}  `
  const lines = (list: readonly string[]): string => `\n${list.map((line) => inner + line).join(',\n')}\n${indent}`
  if (Array.isArray(value)) return `[${lines(value.map((item) => readableJson(item, inner, inner.length + 1)))}]`
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return `{${lines(members.map(([name, member]) => memberJson(name, member, inner)))}}`
}

function memberJson(name: string, member: unknown, indent: string): string {
  const beginning = `${JSON.stringify(name)}: `
  return beginning + readableJson(member, indent, indent.length + beginning.length + 1)
}

/** One line with blanks behind colons and commas. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return members.length === 0
    ? '{}'
    : `{ ${members.map(([name, member]) => `${JSON.stringify(name)}: ${spaced(member)}`).join(', ')} }`
}
