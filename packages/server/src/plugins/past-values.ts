import type { HistoryEntry, JsonRow, PastValue } from '@shopdb/contract'
import { readMerged, type Merged } from '../relationships/merged.ts'
import { historyOf } from '../resources/history.ts'
import type { Resource } from '../resources/resource.ts'
import type { Resources } from '../resources/resources.ts'

/**
 * The values that a member of a row had, as its history tells; behind them those of assets that were merged into it, until
 * then. Throws `notfound`.
 */
export async function readPast<Value>(
  resources: Resources,
  resource: Resource,
  of: { readonly id: number; readonly member: string },
): Promise<readonly PastValue<Value>[]> {
  const now = await resources.reader(resource).get(resources.database.read, of.id)
  const entries = await historyOf(resources, resource, of)
  const merged = resource.base === 'assets' ? await readMerged(resources.database.read, of.id) : []
  const theirs = await Promise.all(merged.map((one) => mergedValues(resources, resource, { ...of, ...one })))
  // The members of a row have the types that its declaration says.
  return [...pastValues(entries, now, of.member), ...theirs.flat()] as readonly PastValue<Value>[]
}

async function mergedValues(
  resources: Resources,
  resource: Resource,
  { assetid: id, at, member }: Merged & { readonly member: string },
): Promise<readonly PastValue[]> {
  const now = await resources.reader(resource).find(resources.database.read, id)
  const values = now ? pastValues(await historyOf(resources, resource, { id, member }), now, member) : []
  const before = values.filter(({ from }) => from === null || from <= at)
  return before.map((one) => ({ ...one, until: one.until === null || one.until > at ? at : one.until }))
}

/** The values that a member had, the latest first, from the row as it is now and from its history, newest entry first. */
export function pastValues(entries: readonly HistoryEntry[], now: JsonRow, member: string): readonly PastValue[] {
  const values: PastValue[] = []
  let later: { readonly row: JsonRow; readonly until: string | null } = { row: now, until: null }
  for (const { at, was } of turnsOf(entries, member)) {
    values.push({ ...toldIn(later.row, member), from: at, until: later.until })
    if (was === undefined) return values
    later = { row: was, until: at }
  }
  return [...values, { ...toldIn(later.row, member), from: null, until: later.until }]
}

/** The value, and what it points to by its name. */
function toldIn(row: JsonRow, member: string): Pick<PastValue, 'value' | 'name'> {
  const name = row[`${member.replace(/id$/u, '')}name`]
  return { value: row[member] ?? null, name: typeof name === 'string' ? name : null }
}

/** When a member took another value, and the row before; undefined where the row was made. */
interface Turn {
  readonly at: string
  readonly was: JsonRow | undefined
}

function turnsOf(entries: readonly HistoryEntry[], member: string): readonly Turn[] {
  const known = entries.filter(({ action }) => action !== 'event')
  return known.flatMap<Turn>(({ action, before, after, changeset }, index) => {
    if (!after || !(member in after)) return []
    const at = changeset.createddate
    if (action !== 'create') return [{ at, was: before ?? {} }]
    const older = known[index + 1]
    if (older?.action !== 'purge') return [{ at, was: undefined }]
    // It came back, as with the passport of a plugin, and most often as it went.
    const was = older.before ?? {}
    return (was[member] ?? null) === after[member] ? [] : [{ at, was }]
  })
}
