import type { CollectedRecord } from '@shopdb/contract'
import { parseValue } from '@shopdb/contract'
import { sql } from 'kysely'
import { gathered, type LookUp } from '../base/gathered.ts'
import { identitiesOf, identityColumns, type Identity } from '../resources/identity.ts'
import type { Column, Resource } from '../resources/resource.ts'
import type { Resources } from '../resources/resources.ts'
import { fromOf, sortRef } from '../resources/select.ts'
import { keyOf } from '../resources/stored.ts'
import { identityKey } from './identity-key.ts'
import { keepTaking } from './taking.ts'
import type { Pusher, Pushing } from './task.ts'

/** A record with one text for all that it says. */
export interface Digested {
  readonly record: CollectedRecord
  readonly digest: string
}

/** What was found out about a push before anything is written. It saves looking things up one by one while others wait. */
export interface Foresight {
  /** The assets of reports that came like this before, by digest, as far as nobody has changed them since. */
  readonly unchanged: ReadonlyMap<string, number>
  /** The one asset that a report is about, by digest; where that is not plain it is left out. */
  readonly known: ReadonlyMap<string, number>
  /** The settings by which that was found. */
  readonly said: string
}

/** Looks into the future of pushes; those that come at the same moment are looked up together. */
export type Foresee = (pusher: Pusher, records: readonly Digested[]) => Promise<Foresight>

/** Opens the look-ups of a site. */
export function openForesight(resources: Resources): Foresee {
  const taking = keepTaking(resources)
  const doors = new Map<string, ReturnType<typeof doorLookUps>>()
  const columns = new Map<string, LookUp<readonly number[]>>()
  const doorOf = (pusher: Pusher): ReturnType<typeof doorLookUps> =>
    remembered(doors, `${pusher.plugin}/${pusher.collector}`, () => doorLookUps(resources, pusher))
  const assetsBy = (resource: Resource, column: Column): LookUp<readonly number[]> =>
    remembered(columns, `${resource.name}.${column.name}`, () => gathered(assetsWith(resources, resource, column)))
  const assetOf = async ({ resource, identities }: Identified): Promise<number | undefined> => {
    const asked = identities.map(({ column, value }) => matches(assetsBy(resource, column), column, value))
    return oneOf((await Promise.all(asked)).flat())
  }
  return async (pusher, records) => {
    const { unchanged, decided } = doorOf(pusher)
    const { isJunk, said } = await taking()
    const firm = records.filter((one) => !isLoose(resources, isJunk, one))
    const same = await unchanged(firm.map(({ digest }) => digest))
    const news = records.filter(({ digest }) => !same.has(digest)).map((one) => identified(resources, isJunk, one))
    const [kept, ...ids] = await Promise.all([decided(news.map(({ key }) => key)), ...news.map(assetOf)])
    const known = news.flatMap(({ digest, key }, at) => {
      const id = ids[at]
      return id === undefined || kept.has(key) ? [] : [[digest, id] as const]
    })
    return { unchanged: same, known: new Map(known), said }
  }
}

function remembered<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}

const oneOf = (ids: readonly number[]): number | undefined => (new Set(ids).size === 1 ? ids[0] : undefined)

async function matches(lookUp: LookUp<readonly number[]>, column: Column, value: string): Promise<readonly number[]> {
  const key = writtenKey(column, value)
  return (await lookUp([key])).get(key) ?? []
}

const writtenKey = (column: Column, value: string): string =>
  column.foldedname === undefined ? value : keyOf(column, value)

interface Identified extends Digested {
  readonly resource: Resource
  readonly identities: readonly Identity[]
  readonly key: string
}

/** By what a record is known, as far as that can be read from it without looking anything up. */
function identified({ registry }: Resources, isJunk: Pushing['isJunk'], digested: Digested): Identified {
  const { declaration, values } = digested.record
  const resource = registry.get(declaration.table)
  const parsed = resource.columns
    .filter(({ field, name }) => field.identity === true && name in values)
    .map(({ field, name }) => [name, parseValue({ ...field, required: false }, values[name])] as const)
  const read = Object.fromEntries(parsed.flatMap(([name, one]) => ('value' in one ? [[name, one.value]] : [])))
  const identities = identitiesOf(resource, read, isJunk)
  return { ...digested, resource, identities, key: identityKey(resource, identities) }
}

/** Whether a record is known by nothing but what is tried last: that may be somebody else's by now, though the asset is as it was. */
function isLoose(resources: Resources, isJunk: Pushing['isJunk'], one: Digested): boolean {
  const resource = resources.registry.get(one.record.declaration.table)
  return identityColumns(resource, 'last').length > 0 && identified(resources, isJunk, one).identities.length === 0
}

/** What is remembered of a door: reports by their digests, decisions by their identities. */
function doorLookUps({ database }: Resources, { plugin, collector }: Pusher) {
  const unchanged = gathered(async (digests) => {
    const rows = await database.read
      .selectFrom('assetsightings as seen')
      .innerJoin('assets', 'assets.assetid', 'seen.assetid')
      .select(['seen.digest', 'seen.assetid'])
      .where('seen.pluginname', '=', plugin)
      .where('seen.collector', '=', collector)
      .where('seen.digest', 'in', [...digests])
      .where('assets.isactive', '=', 1)
      .whereRef('assets.modifieddate', '<=', 'seen.checkeddate')
      .execute()
    return new Map(rows.map((row) => [String(row['digest']), Number(row['assetid'])]))
  })
  const decided = gathered(async (keys) => {
    const rows = await database.read
      .selectFrom('mergeinbox')
      .select('identitykey')
      .where('pluginname', '=', plugin)
      .where('collector', '=', collector)
      .where('identitykey', 'in', [...keys])
      .where('decidedassetid', 'is not', null)
      .execute()
    return new Map(rows.map((row) => [String(row['identitykey']), true]))
  })
  return { unchanged, decided }
}

/** The assets in use that have one of the texts in a column. Where many share one, none is told of any. */
function assetsWith({ database }: Resources, resource: Resource, column: Column): LookUp<readonly number[]> {
  return async (texts) => {
    const most = texts.length + 500
    const { rows } = await sql<{
      assetid: number
      text: string
    }>`select t.assetid, ${sortRef(column)} as ${sql.ref('text')}
      ${fromOf(resource)} where ${sortRef(column)} in (${sql.join(texts)}) and t.isactive = 1 limit ${sql.lit(most)}`.execute(
      database.read,
    )
    if (rows.length === most) return new Map()
    const found = new Map<string, number[]>()
    for (const { assetid, text } of rows) found.set(text, [...(found.get(text) ?? []), assetid])
    return found
  }
}
