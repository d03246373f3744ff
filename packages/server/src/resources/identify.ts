import { type AddressKind, invalid, type SaidIdentity } from '@shopdb/contract'
import { sql, type Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'
import { readSite } from '../settings/site.ts'
import { readHolders } from './holders.ts'
import { hasOtherSerial, identityColumns, matchAssets } from './identity.ts'
import { junkTest } from './junk.ts'
import type { Registry } from './registry.ts'
import type { Column, Resource } from './resource.ts'
import { fromOf } from './select.ts'
import { keptText, readTold, type Teller, tellersOf } from './tellers.ts'

/** Where assets are looked for. */
export interface Ground {
  readonly registry: Registry
  readonly read: Kysely<Tables>
  /** The class that is meant; undefined for any. */
  readonly of: Resource | undefined
}

/** Gives the assets that are meant by a text. */
type Search = (ground: Ground, text: string) => Promise<readonly number[]>

/** A member of what is said, and how assets are looked for by it. */
type Way = readonly [member: string, search: Search]

/** The key of the one asset that is meant. The ways are gone one after the other, the surest first. */
export async function identifyAsset(ground: Ground, said: SaidIdentity): Promise<number | undefined> {
  const isJunk = junkTest((await readSite(ground.read, ['junkidentities'])).get('junkidentities') ?? '')
  for (const [member, search] of waysOf(ground, said)) {
    const text = said[member]
    if (typeof text !== 'string' || isJunk(text)) continue
    const found = await search(ground, text)
    const [only, ...others] = (await standing(ground, found)).filter((row) => !hasOtherSerial(row, said, isJunk))
    if (only && others.length === 0) return Number(only['assetid'])
  }
  return undefined
}

const usual = ['serialnumber', 'macaddress', 'assetnumber', 'ipaddress', 'name']

function waysOf(ground: Ground, said: SaidIdentity): readonly Way[] {
  const others = identitiesHere(ground).filter((name) => !usual.includes(name))
  const stranger = Object.keys(said).find((name) => ![...usual, ...others].includes(name))
  if (stranger !== undefined)
    throw invalid(`No asset is known by ${stranger}; what they are known by is ${[...usual, ...others].join(', ')}.`)
  return [
    ['serialnumber', byCore('serialnumber')],
    ['macaddress', byAddress('macaddress')],
    ...others.map((name): Way => [name, byIdentity((column) => column.name === name)]),
    ['assetnumber', byCore('assetnumber')],
    ['ipaddress', byAddress('ipaddress')],
    ['name', byIdentity(({ field, part }) => part === 'own' && field.kind === 'text')],
    ['name', byCore('assetnumber')],
    ['name', byCore('name')],
    ['name', byTold(({ name }, { called }) => name === called)],
  ]
}

const typesOf = ({ registry, of }: Ground): readonly Resource[] =>
  of ? [of] : registry.all.filter(({ own }) => own !== undefined)

/** The members by which assets of these classes are known, beside those that all have. */
function identitiesHere(ground: Ground): readonly string[] {
  return [...new Set(typesOf(ground).flatMap((type) => identityColumns(type, true).map(({ name }) => name)))]
}

/** By a member that every asset has. */
const byCore =
  (member: string): Search =>
  async ({ registry, read }, value) => {
    const resource = registry.get('assets')
    const column = resource.readable.get(member)
    return keysOf(await matchAssets(read, column ? [{ resource, column, value }] : []))
  }

/** By what the classes say of their own. */
const byIdentity =
  (isMeant: (column: Column) => boolean): Search =>
  async (ground, text) => {
    const identities = typesOf(ground).flatMap((resource) =>
      identityColumns(resource, true)
        .filter(isMeant)
        .flatMap((column) => {
          const value = keptText(column, text)
          return value === undefined ? [] : [{ resource, column, value }]
        }),
    )
    return keysOf(await matchAssets(ground.read, identities))
  }

/** By an address, in whatever row that tells it. */
const byAddress =
  (kind: AddressKind): Search =>
  async (ground, text) => {
    const holders = await readHolders(ground.registry, ground.read, { kind, values: [text] })
    const told = await byTold(({ field }) => field.kind === kind && !field.elsewhere)(ground, text)
    return [...keysOf(holders), ...told]
  }

/** By rows that tell of an asset. */
const byTold =
  (isMeant: (column: Column, teller: Teller) => boolean): Search =>
  ({ registry, read }, text) => {
    const tellers = tellersOf(registry).flatMap((teller) =>
      teller.resource.columns.filter((column) => isMeant(column, teller)).map((column) => ({ ...teller, column })),
    )
    return readTold(read, tellers, text)
  }

const keysOf = (found: readonly { readonly assetid: number }[]): readonly number[] =>
  found.map(({ assetid }) => assetid)

/** Those of the assets that are in use and of the class that is meant. */
async function standing({ registry, read, of }: Ground, ids: readonly number[]) {
  if (ids.length === 0) return []
  const resource = of ?? registry.get('assets')
  const { rows } = await sql<Readonly<Record<string, unknown>>>`select t.assetid, t.serialnumber ${fromOf(resource)}
    where t.assetid in (${sql.join([...new Set(ids)])}) and t.isactive = 1`.execute(read)
  return rows
}
