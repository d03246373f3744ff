import { setImmediate } from 'node:timers/promises'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Told } from '../changes/follow.ts'
import type { Tables } from '../database/database.ts'
import { selectValues, type Values } from '../database/select-values.ts'
import { createBook, type Book } from './book.ts'
import { pointerName, type Pointers, type SearchPlan } from './plan.ts'
import { squeezeFolded } from './squeeze.ts'

type Read = Kysely<Tables>

/** Rows of one statement; in between others are served. */
const portion = 5000
/** Keys of one statement. */
const few = 500
/** Characters of a row that are looked through. */
const most = 4000

/** Reads every text, and what each row points to. */
export async function readBook(read: Read, plan: SearchPlan): Promise<Book> {
  const book = createBook(plan)
  await eachPortion(read, entries, 'searchentryid', (rows) => fillTexts(book, rows))
  for (const pointers of plan.pointers) {
    const { table, key } = pointers
    await eachPortion(read, sql`${columnsOf(pointers)} from ${sql.table(table)}`, key, (rows) =>
      fillPointers(book, pointers, rows),
    )
  }
  return book
}

/** Reads again what the log told of. */
export async function renewBook(read: Read, book: Book, told: Told): Promise<void> {
  for (const [entitytype, ids] of told) {
    for (let start = 0; start < ids.length; start += few) {
      await renewSome(read, book, { entitytype, ids: ids.slice(start, start + few) })
    }
  }
}

interface Some {
  readonly entitytype: string
  readonly ids: readonly number[]
}

async function renewSome(read: Read, book: Book, { entitytype, ids }: Some): Promise<void> {
  const among = sql.join(ids)
  const mine = sql`select ${entries} where entitytype = ${entitytype} and entityid in (${among})`
  const texts = await valuesOf(read, mine)
  const pointed = book.plan.pointers.filter((pointers) => pointers.entitytype === entitytype)
  const targets = pointed.map(async (pointers): Promise<[Pointers, readonly Values[]]> => {
    const { table, key } = pointers
    const rows = sql`select ${columnsOf(pointers)} from ${sql.table(table)} where ${sql.ref(key)} in (${among})`
    return [pointers, await valuesOf(read, rows)]
  })
  const all = await Promise.all(targets)
  // From here on nobody else is served, so that nobody meets half of it.
  const kept = new Set(texts.map(([, , id]) => id))
  const shelf = book.shelves.get(entitytype)
  for (const id of ids) if (!kept.has(id)) shelf?.take(id)
  for (const id of ids) shelf?.assign(id, '')
  fillTexts(book, texts)
  for (const [pointers, rows] of all) {
    if (pointers.isKind) forget(book, pointers, ids)
    fillPointers(book, pointers, rows)
  }
}

/** An asset may have become one of another type, and points no longer as one of the former type did. */
function forget({ shelves }: Book, { entitytype, table, columns }: Pointers, ids: readonly number[]): void {
  const shelf = shelves.get(entitytype)
  for (const { name } of columns)
    for (const id of ids) shelf?.pointers.set(pointerName(table, name), shelf.placeOf(id), undefined)
}

const entries = sql`searchentryid, entitytype, entityid, isactive, text from searchentries`

function columnsOf({ key, columns }: Pointers): RawBuilder<unknown> {
  return sql.join([key, ...columns.map(({ name }) => name)].map((name) => sql.ref(name)))
}

function valuesOf(read: Read, query: RawBuilder<unknown>): Promise<readonly Values[]> {
  return selectValues(read, query.compile(read))
}

async function eachPortion(
  read: Read,
  selected: RawBuilder<unknown>,
  key: string,
  take: (rows: readonly Values[]) => void,
): Promise<void> {
  for (let last = 0; ;) {
    const ordered = sql`where ${sql.ref(key)} > ${last} order by ${sql.ref(key)} limit ${portion}`
    const rows = await valuesOf(read, sql`select ${selected} ${ordered}`)
    take(rows)
    last = Number(rows.at(-1)?.[0] ?? last)
    if (rows.length < portion) return
    await setImmediate()
  }
}

/** All texts of a portion are squeezed as one: that takes half the time. */
function fillTexts(book: Book, rows: readonly Values[]): void {
  const folded = rows.map((row) => String(row[4]).slice(0, most))
  const squeezed = squeezeFolded(folded.join('\0')).split('\0')
  rows.forEach(([, entitytype, id, isactive], index) => {
    const kept = { folded: folded[index] ?? '', squeezed: squeezed[index] ?? '', isactive: isactive === 1 }
    book.shelves.get(String(entitytype))?.put(Number(id), kept)
  })
}

function fillPointers({ shelves }: Book, pointers: Pointers, rows: readonly Values[]): void {
  const { entitytype, table, columns, isKind } = pointers
  const shelf = shelves.get(entitytype)
  if (isKind) for (const [id] of rows) shelf?.assign(Number(id), table)
  columns.forEach(({ name, target }, place) => {
    const column = pointerName(table, name)
    const targets = shelves.get(target)
    for (const row of rows) {
      const id = row[place + 1]
      shelf?.pointers.set(
        column,
        shelf.placeOf(Number(row[0])),
        typeof id === 'number' ? targets?.placeOf(id) : undefined,
      )
    }
  })
}
