import type { AssetTypeDeclaration, Declaration, ResourceDeclaration } from './declare.ts'
import type { ChangesOf, CommonRow, FilterOf, RowOf } from './infer.ts'
import { writeRule, type WriteRule } from './rules.ts'

/** What a report says of a row, and on which day it saw it. */
export interface LatestWord<D extends Declaration = Declaration> {
  /** The date field that holds the day. */
  readonly on: keyof RowOf<D> & string
  /** What is told with it, such as an address: a report of an older day does not change it. */
  readonly told?: readonly (keyof RowOf<D> & string)[]
  /** Of what is told, what grows with each use: once it was told, it is news on another day alone. */
  readonly daily?: readonly (keyof RowOf<D> & string)[]
}

/**
 * A rule by which the report of the latest day counts, in whatever order they come: one of an older day, or of none, changes
 * neither the day nor what was told with it. A day that is yet to come was told by a clock that is wrong, and gives way.
 */
export function keepLatest<D extends Declaration>(of: D, { on, told = [], daily = [] }: LatestWord<D>): WriteRule {
  if (of.fields[on]?.kind !== 'date') throw new Error(`${of.name} cannot keep the latest of ${on}, which is no date.`)
  return writeRule(of, {
    before: (reader, { before, after }) => {
      if (before === undefined) return undefined
      const [known, day]: readonly unknown[] = [before[on], after[on]]
      if (typeof known !== 'string' || known > reader.today()) return undefined
      if (typeof day !== 'string' || day < known) return membersOf(before, [on, ...told])
      return membersOf(before, day === known ? daily.filter((name) => before[name] !== null) : [])
    },
  })
}

/** Members of a row, as changes of it. */
const membersOf = <D extends Declaration>(row: RowOf<D>, names: readonly (keyof RowOf<D> & string)[]): ChangesOf<D> =>
  // What stood there can be written again.
  Object.fromEntries(names.map((name) => [name, row[name]])) as unknown as ChangesOf<D>

/**
 * A rule by which rows that belong to a row are removed with it and come back with it, those that had gone before too. Without it
 * they stay as they are, and lists leave them out for as long.
 */
export function removeWith(owner: AssetTypeDeclaration | ResourceDeclaration, part: ResourceDeclaration): WriteRule {
  const { belongsto: member, name } = part
  if (member === undefined) throw new Error(`${name} belongs to no ${owner.name} with which it could be removed.`)
  return writeRule(owner, {
    after: async (work, { before, after }) => {
      // Every declared table has it.
      const [was, is] = [before, after].map((row) => (row as CommonRow | undefined)?.isactive)
      if (was === undefined || was === is) return
      const filter = { [member]: keyOf(owner, after), isactive: was } as FilterOf<ResourceDeclaration>
      for (const row of await work.listAll(part, filter)) {
        const id = keyOf(part, row)
        await (is === true ? work.restore(part, id) : work.remove(part, id))
      }
    },
  })
}

/** The key of a row, by the name that its table gives it. */
const keyOf = ({ form, name }: Declaration, row: object): number =>
  Number(Reflect.get(row, form === 'resource' ? `${name.toLowerCase()}id` : 'assetid'))
