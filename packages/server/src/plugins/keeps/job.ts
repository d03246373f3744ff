import {
  addDays,
  inSentence,
  type Job,
  type JsonRow,
  type Keep,
  type Platform,
  ShopError,
  type Work,
} from '@shopdb/contract'
import type { Registry } from '../../resources/registry.ts'
import { type KeepShape, type Limit, settleKeep } from './shape.ts'

/** After midnight, and not in the hour that some nights do not have. */
const schedule = '40 3 * * *'
const budget = 300_000
/** Rows that are looked at in one change set, and that go in one night: what is left goes in the next. */
const batch = { looked: 500, most: 20_000 } as const

/** The work of a night: takes rows away that are older than they are kept. */
export function keepJob(registry: Registry, keep: Keep): Job {
  const shape = settleKeep(registry, keep)
  const label = `Take away ${inSentence(keep.what ?? `Old ${inSentence(shape.what)}`)}`
  return { name: `forget.${keep.of.table}`, label, schedule, budget, run: (platform) => forgetOld(platform, shape) }
}

async function forgetOld(platform: Platform, shape: KeepShape): Promise<void> {
  const days = await daysOf(platform, shape.keep)
  if (days === 0) return
  const date = addDays(platform.today(), -days)
  const limit: Limit = { date, datetime: addDays(platform.now().slice(0, 10), -days) + platform.now().slice(10) }
  const reason = `${shape.what}, from before ${date}`
  let looked: Looked = { next: '', gone: 0 }
  for (let gone = 0; looked.next !== null && gone < batch.most; gone += looked.gone) {
    const page: Page = { limit, after: looked.next }
    looked = await platform.change(reason, (work) => forgetSome(work, shape, page))
  }
}

async function daysOf(platform: Platform, { days, least = 1 }: Keep): Promise<number> {
  const wanted = typeof days === 'number' ? days : Number(await platform.settings.get(days))
  return wanted === 0 ? 0 : Math.max(wanted, least)
}

/** Up to when, and behind which row; the empty text is before the first. */
interface Page {
  readonly limit: Limit
  readonly after: string
}

/** Where to go on, null behind the last, and how many went. */
interface Looked {
  readonly next: string | null
  readonly gone: number
}

/** Change sets come one after the other: nobody takes a row up again while it goes. */
async function forgetSome(work: Work, shape: KeepShape, { limit, after }: Page): Promise<Looked> {
  const { keep, resource, own, sort } = shape
  const old = Object.fromEntries(own.map(({ field, kind }) => [`${field}.lt`, limit[kind]]))
  const asked = { sort, perpage: batch.looked, total: false, ...(after === '' ? {} : { after }) }
  const { data, meta } = await work.list(keep.of, { isactive: [true, false], ...keep.where, ...old }, asked)
  // The rows of a declaration that only the site knows; the engine has checked them.
  const rows = data as readonly unknown[] as readonly JsonRow[]
  let gone = 0
  for (const row of await oldThrough(work, shape, { rows, limit }))
    if (await purged(work, shape, Number(row[resource.key]))) gone += 1
  return { next: meta.next ?? null, gone }
}

/** A row that another refers to, or that a rule does not let go, stays, and keeps none of the others. */
async function purged(work: Work, { keep }: KeepShape, id: number): Promise<boolean> {
  try {
    await work.purge(keep.of, id)
    return true
  } catch (cause) {
    if (cause instanceof ShopError && (cause.code === 'inuse' || cause.code === 'conflict')) return false
    throw cause
  }
}

interface Found {
  readonly rows: readonly JsonRow[]
  readonly limit: Limit
}

/** Those of the rows that point to what is as old, by each of the dates that are not their own. */
async function oldThrough(work: Work, { lent }: KeepShape, { rows, limit }: Found): Promise<readonly JsonRow[]> {
  let left = rows
  for (const { field, kind, through, from } of lent) {
    const keys = [...new Set(left.flatMap((row) => row[through] ?? []))]
    const filter = { [from.key]: keys, [`${field}.lt`]: limit[kind], isactive: [true, false] }
    const targets = await work.listAll(from.declaration, filter)
    const old = new Set(targets.map((row): unknown => Reflect.get(row, from.key)))
    left = left.filter((row) => old.has(row[through]))
  }
  return left
}
