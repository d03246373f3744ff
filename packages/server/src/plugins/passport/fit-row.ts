import { conflict, type JsonRow } from '@shopdb/contract'
import type { Registry } from '../../resources/registry.ts'
import type { Resource } from '../../resources/resource.ts'
import { tablesOf } from '../../resources/tables.ts'
import type { PassportHead, RowLine } from './lines.ts'

/** Leaves out what is empty and has no column here; throws `conflict` where something stands in it. */
export type FitRow = (resource: Resource, line: RowLine) => RowLine

/** For rows of the plugin itself, which another version of it may have written. What a column is called by now is not guessed. */
export function fitRows(registry: Registry, { manifest }: PassportHead): FitRow {
  const tables = new Map([null, manifest.name].flatMap((plugin) => tablesOf(registry, plugin)).map(namesOf))
  return (resource, line) => {
    const known = [resource.base, resource.own ?? ''].flatMap((name) => tables.get(name) ?? [])
    const strange = Object.keys(line.stored).filter((name) => !known.includes(name))
    const filled = strange.find((name) => line.stored[name] !== null)
    if (filled === undefined) return { ...line, stored: without(line.stored, strange) }
    throw conflict(
      `The passport was written by version ${manifest.version} of ${manifest.name}, whose ${resource.name} have ${filled}; the version here has no such field. Install the version that wrote it, bring the passport, and update the plugin then.`,
    )
  }
}

const namesOf = ({ name, columns }: ReturnType<typeof tablesOf>[number]) =>
  [name, columns.map((column) => column.name)] as const

const without = (row: JsonRow, names: readonly string[]): JsonRow =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)))
