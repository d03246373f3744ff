import { invalidInput, parseWritten, type Field, type FieldKind, type Flaw } from '@shopdb/contract'
import { sql, type RawBuilder } from 'kysely'
import type { EngineName } from '../database/database.ts'
import { containsText, startsWithText, type SearchedText } from '../database/differences.ts'
import { choicesBeyond } from './choice-order.ts'
import type { Finder } from './engine.ts'
import { foundCondition, type Wanted } from './found.ts'
import { heededOwners, isKept } from './owners.ts'
import type { ListQuery } from './query.ts'
import type { Registry } from './registry.ts'
import type { Column, Resource } from './resource.ts'
import { columnRef, sortRef } from './select.ts'
import { keyOf, storedValue } from './stored.ts'

/** What a condition needs to become SQL. */
export interface FilterWorld {
  readonly engine: EngineName
  readonly registry: Registry
  readonly finder: Finder
  /** The calendar day at the site, for `today` in place of a date. */
  readonly today: string
}

/** What a request asks for, and how much of it is read. */
export interface Asked extends Pick<ListQuery, 'conditions' | 'q'> {
  readonly wanted: Wanted
}

type Condition = RawBuilder<unknown>
/** The value of a condition: as an address has it, or as code gives it. */
type Given = ListQuery['conditions'][string]
type Operator = 'is' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'contains' | 'startswith' | 'isnull' | 'under'

const texts: readonly FieldKind[] = ['text', 'markdown', 'email', 'url', 'ipaddress', 'cidr', 'macaddress', 'choice']
const ordered: readonly FieldKind[] = ['text', 'integer', 'decimal', 'date', 'datetime', 'reference', 'choice']
const unasked: readonly FieldKind[] = ['secret', 'json']
const orders: Partial<Readonly<Record<Operator, RawBuilder<unknown>>>> = {
  gt: sql`>`,
  gte: sql`>=`,
  lt: sql`<`,
  lte: sql`<=`,
}

/** The operators that a column of this kind takes; a reference to a tree also takes `under`. */
export function operatorsOf(registry: Registry, column: Column): readonly Operator[] {
  const { kind } = column.field
  if (unasked.includes(kind)) return ['isnull']
  return [
    'is',
    'ne',
    'isnull',
    ...(ordered.includes(kind) ? (['gt', 'gte', 'lt', 'lte'] as const) : []),
    ...(texts.includes(kind) ? (['contains', 'startswith'] as const) : []),
    ...(parentOf(registry, column) ? (['under'] as const) : []),
  ]
}

/** All conditions of a request as one. Without a word on `isactive`, removed rows are left out, and rows of what was removed. */
export async function whereOf(
  world: FilterWorld,
  resource: Resource,
  { conditions: asked, q, wanted }: Asked,
): Promise<Condition> {
  const flaws: Flaw[] = []
  const all = Object.entries(asked).map((one) => conditionOf(world, resource, one, flaws))
  if (flaws.length > 0) throw invalidInput(flaws)
  if (asked['isactive'] === undefined) all.push(sql`t.isactive = 1`)
  const owners = heededOwners(world.registry, resource, asked)
  if (owners.length > 0) all.push(isKept(owners))
  if (q !== undefined) all.push(await foundCondition(world, resource, { conditions: asked, q, wanted }))
  return sql.join(all, sql` and `)
}

const never = sql`1 = 0`

/** The values that a column may have: an address puts commas between them. */
const partsOf = (given: Given): readonly string[] => (typeof given === 'string' ? given.split(',') : given)

function conditionOf(
  world: FilterWorld,
  resource: Resource,
  [name, given]: readonly [string, Given],
  flaws: Flaw[],
): Condition {
  const [columnname = '', operator = 'is', more] = name.split('.')
  const column = resource.readable.get(columnname)
  const refuse = (message: string): Condition => {
    flaws.push({ path: `/${name}`, message })
    return never
  }
  if (!column)
    return (
      namedCondition(world, resource, name, given) ??
      refuse(`is not a parameter here; filters are ${[...resource.readable.keys()].join(', ')}`)
    )
  const allowed = operatorsOf(world.registry, column)
  const found = allowed.find((known) => known === operator)
  if (!found || more !== undefined)
    return refuse(`takes no operator ${operator}; it takes ${allowed.filter((known) => known !== 'is').join(', ')}`)
  const made = applied(world, column, found, given)
  return 'flaw' in made ? refuse(made.flaw) : made.condition
}

/** `assettype=Printer` where there is a column `assettypeid`: by the name of what is referred to. */
function namedCondition(world: FilterWorld, resource: Resource, name: string, given: Given): Condition | undefined {
  const column = resource.readable.get(`${name}id`)
  if (!column?.target) return undefined
  const target = world.registry.get(column.target)
  const display = target.readable.get(target.display)
  if (!display || display.part === 'own') return undefined
  const parts = partsOf(given)
  if (parts.length === 0) return never
  const names = parts.map((part) => (display.foldedname ? keyOf(display, part) : part.trim()))
  return sql`${columnRef(column)} in (select ${sql.ref(`t.${target.key}`)} from ${sql.table(target.base)} as t where ${sortRef(display)} in (${sql.join(names)}))`
}

type Made = { readonly condition: Condition } | { readonly flaw: string }

function applied(world: FilterWorld, column: Column, operator: Operator, given: Given): Made {
  if (operator === 'is' || operator === 'ne') return compared(world, column, operator, partsOf(given))
  if (operator === 'under') return underCondition(world, column, partsOf(given))
  const text = typeof given === 'string' ? given : given.join(',')
  if (operator === 'isnull') return nullCondition(column, text)
  if (operator === 'contains') return { condition: containsText(world.engine, searchedText(column), text) }
  if (operator === 'startswith') return { condition: startsWith(world, column, text) }
  return compared(world, column, operator, [text])
}

function searchedText(column: Column): SearchedText {
  return { text: columnRef(column), key: column.foldedname === undefined ? undefined : sortRef(column) }
}

function nullCondition(column: Column, text: string): Made {
  if (text === 'true') return { condition: sql`${columnRef(column)} is null` }
  return text === 'false' ? { condition: sql`${columnRef(column)} is not null` } : { flaw: 'must be true or false' }
}

function startsWith(world: FilterWorld, column: Column, text: string): Condition {
  return startsWithText(world.engine, searchedText(column), text)
}

function compared(world: FilterWorld, column: Column, operator: Operator, written: readonly string[]): Made {
  if (written.length === 0) return { condition: operator === 'ne' ? sql`1 = 1` : never }
  const values: unknown[] = []
  for (const text of written) {
    const parsed = parseWritten(
      conditionField(column.field),
      text === 'today' && column.field.kind === 'date' ? world.today : text,
    )
    if ('flaw' in parsed) return parsed
    if (parsed.value === null) return { flaw: 'must not be empty; use .isnull=true for rows without a value' }
    values.push(column.foldedname ? keyOf(column, String(parsed.value)) : storedValue(column.field, parsed.value))
  }
  const ref = column.foldedname ? sortRef(column) : columnRef(column)
  const order = orders[operator]
  const beyond = order && choicesBeyond(column.field, operator, values[0])
  if (beyond) return { condition: beyond.length === 0 ? never : sql`${ref} in (${sql.join(beyond)})` }
  if (order) return { condition: sql`${ref} ${order} ${values[0]}` }
  const among = values.length === 1 ? sql`= ${values[0]}` : sql`in (${sql.join(values)})`
  return { condition: operator === 'ne' ? sql`(${ref} is null or not ${ref} ${among})` : sql`${ref} ${among}` }
}

/** A condition may name any value of the kind; the limits of the field are for what is written. */
function conditionField(field: Field): Field {
  return {
    kind: field.kind,
    ...(field.choices ? { choices: field.choices } : {}),
    ...(field.scale === undefined ? {} : { scale: field.scale }),
  }
}

/** The field that makes a tree of what the column refers to. */
function parentOf(registry: Registry, column: Column): string | undefined {
  const declaration = column.target === undefined ? undefined : registry.get(column.target).declaration
  return declaration?.form === 'resource' ? declaration.parent : undefined
}

/** The whole subtree, the root included. */
function underCondition(world: FilterWorld, column: Column, keys: readonly string[]): Made {
  const parent = parentOf(world.registry, column)
  const roots = keys.map(Number)
  if (parent === undefined || !roots.every((root) => Number.isSafeInteger(root)))
    return { flaw: 'must be the key of the top of a subtree' }
  if (roots.length === 0) return { condition: never }
  const target = world.registry.get(column.target ?? '')
  const [table, key, up] = [sql.table(target.base), sql.ref(target.key), sql.ref(`child.${parent}`)]
  return {
    condition: sql`${columnRef(column)} in (with recursive below(id) as (select ${key} from ${table} where ${key} in (${sql.join(roots)})
      union select ${sql.ref(`child.${target.key}`)} from ${table} as child inner join below on ${up} = below.id) select id from below)`,
  }
}
