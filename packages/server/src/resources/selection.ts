import type { JsonRow } from '@shopdb/contract'
import type { RawBuilder } from 'kysely'
import type { Values } from '../database/select-values.ts'
import type { Names, NamesOfTable } from './known-names.ts'
import type { Registry } from './registry.ts'
import type { Column } from './resource.ts'
import { nameRef, shownRef } from './select.ts'
import { shows, type Convert } from './stored.ts'

/** One member of an answer, and how it comes out of the values of a row. */
export interface Member {
  readonly name: string
  /** Which of the values it is made of. */
  readonly at: number
  /** Undefined where it is told as it is stored. */
  readonly show: Convert | undefined
  /** Of a name that is kept in memory: the names of that table. */
  readonly names: NamesOfTable | undefined
}

/** What is selected for some columns, the references that are joined for it, and the members it makes. */
export interface Selection {
  readonly selected: readonly RawBuilder<unknown>[]
  readonly joined: readonly Column[]
  readonly members: readonly Member[]
}

/** The columns, references with their names, in the order of the declaration. */
export function selectionOf(registry: Registry, columns: readonly Column[], names: Names): Selection {
  const selected: RawBuilder<unknown>[] = []
  const members: Member[] = []
  for (const column of columns) {
    const at = selected.push(shownRef(column)) - 1
    members.push({ name: column.name, at, show: shows[column.field.kind], names: undefined })
    if (column.namemember === undefined) continue
    const kept = names.get(column.target ?? '')
    const named = kept ? at : selected.push(nameRef(registry, column)) - 1
    members.push({ name: column.namemember, at: named, show: undefined, names: kept })
  }
  const joined = columns.filter(({ target }) => target !== undefined && !names.has(target))
  return { selected, joined, members }
}

/** A member as the API tells it; undefined for a name that is not known. */
export function memberValue({ at, show, names }: Member, values: Values): unknown {
  const value = values[at]
  if (value === null) return null
  if (names) return names.get(value)
  return show ? show(value) : value
}

/** Rows as the API tells them, and whether every name was known; one that is not is null. */
export interface Told {
  readonly rows: readonly JsonRow[]
  readonly isWhole: boolean
}

/** Makes rows of values. */
export function rowsOf(members: readonly Member[], all: readonly Values[]): Told {
  let isWhole = true
  const rows = all.map((values) => {
    const row: Record<string, unknown> = {}
    for (const member of members) {
      const value = memberValue(member, values)
      if (value === undefined) isWhole = false
      row[member.name] = value ?? null
    }
    return row
  })
  return { rows, isWhole }
}
