import {
  type AddressKind,
  asset,
  type Declaration,
  type IpRange,
  type JsonRow,
  type ListAnswer,
  type ListOptions,
  type Reader,
  type SaidIdentity,
  type Work as ContractWork,
} from '@shopdb/contract'
import type { Kysely } from 'kysely'
import type { Work } from '../changes/work.ts'
import type { Tables } from '../database/database.ts'
import { countBy } from './count-by.ts'
import { countMany } from './count-many.ts'
import { readHolders, readHoldersWithin } from './holders.ts'
import { identifyAsset } from './identify.ts'
import { codeListQuery, isImpossible, type ListQuery, mostperpage } from './query.ts'
import { reclassify } from './reclassify.ts'
import { isAppendOnly, type Resource } from './resource.ts'
import type { Resources } from './resources.ts'
import { createRow, purgeRow, setActive, updateRow } from './write.ts'

type Filter = Readonly<Record<string, unknown>>

/** Reading by declaration, as the contract offers it. */
export function readerOf(resources: Resources, read: Kysely<Tables>): Reader {
  const resourceOf = (declaration: Declaration): Resource => resources.registry.get(declaration.table)
  const list = async (declaration: Declaration, filter: Filter = {}, options: ListOptions = {}) => {
    const resource = resourceOf(declaration)
    const query = codeListQuery(resource, filter, options)
    return isImpossible(query) ? noRows(query) : resources.reader(resource).list(read, query)
  }
  const listAll = async (declaration: Declaration, filter?: Filter, options?: ListOptions) => {
    const rows: JsonRow[] = []
    for (let after: string | null | undefined; after !== null;) {
      const asked = { ...options, perpage: mostperpage, total: false, ...(after === undefined ? {} : { after }) }
      const { data, meta } = await list(declaration, filter, asked)
      rows.push(...data)
      after = meta.next
    }
    return rows
  }
  const reader = {
    list,
    listAll,
    get: (declaration: Declaration, id: number) => resources.reader(resourceOf(declaration)).get(read, id),
    find: async (declaration: Declaration, filter: Filter) =>
      (await list(declaration, filter, { perpage: 1, total: false })).data[0],
    ...countingOf(resources, read),
    holders: (kind: AddressKind, values: readonly string[]) => readHolders(resources.registry, read, { kind, values }),
    holdersWithin: (ranges: readonly IpRange[]) => readHoldersWithin(resources.registry, read, ranges),
    identify: async (said: SaidIdentity, of?: Declaration) => {
      const ground = { registry: resources.registry, read, of: of && resourceOf(of) }
      const id = await identifyAsset(ground, said)
      return id === undefined ? undefined : await resources.reader(ground.of ?? resourceOf(asset)).get(read, id)
    },
  }
  // The rows have the shape that the declaration says; only the compiler cannot follow it through the engine.
  return reader as unknown as Reader
}

/** Counting by declaration. */
function countingOf(resources: Resources, read: Kysely<Tables>) {
  const asked = (declaration: Declaration, filter: Filter = {}) => {
    const resource = resources.registry.get(declaration.table)
    return { resource, query: codeListQuery(resource, filter, {}) }
  }
  return {
    count: async (declaration: Declaration, filter?: Filter) => {
      const { resource, query } = asked(declaration, filter)
      return isImpossible(query) ? 0 : await resources.reader(resource).count(read, query)
    },
    countBy: async (
      declaration: Declaration,
      member: string,
      filter?: Filter,
      parts: Readonly<Record<string, Filter>> = {},
    ) => {
      const { resource, query } = asked(declaration, filter)
      const beside = Object.entries(parts).map(([name, part]) => [name, asked(declaration, part).query] as const)
      const counted = { member, query, parts: Object.fromEntries(beside) }
      return isImpossible(query) ? new Map() : await countBy(resources, read, resource, counted)
    },
    counts: async (declaration: Declaration, filters: readonly Filter[]) => {
      const queries = filters.map((filter) => asked(declaration, filter).query)
      return await countMany(resources, resources.registry.get(declaration.table), { read, queries })
    },
  }
}

function noRows({ page, perpage, total }: ListQuery): ListAnswer {
  return { data: [], meta: { page, perpage, ...(total ? { total: 0 } : {}), next: null } }
}

/** An open change set by declaration, as the contract offers it: code may set readonly members, and change no row that is only appended. */
export function contractWork(resources: Resources, work: Work): Omit<ContractWork, 'relate' | 'unrelate'> {
  const resourceOf = (declaration: Declaration): Resource => resources.registry.get(declaration.table)
  const reader = readerOf(resources, work.trx)
  const create = async (declaration: Declaration, input: unknown) => {
    const desk = { engine: resources, work, resource: resourceOf(declaration) }
    return reader.get(declaration, await createRow(desk, input, { trusted: true }))
  }
  const bringBack = async (declaration: Declaration, members: object, changes?: object) => {
    const gone: object | undefined = await reader.find(declaration, { ...members, isactive: false })
    if (!gone) return undefined
    const desk = { engine: resources, work, resource: resourceOf(declaration) }
    const id = Number(Reflect.get(gone, desk.resource.key))
    // While it is removed nobody minds what it was, or is to be.
    if (changes) await updateRow(desk, id, changes, { trusted: true })
    await setActive(desk, id, true)
    return reader.get(declaration, id)
  }
  const writer = {
    changesetid: work.changesetid,
    create,
    ensure: async (declaration: Declaration, members: object, more: object = {}) =>
      (await reader.find(declaration, { isactive: true, ...members })) ??
      (await bringBack(declaration, members)) ??
      (await create(declaration, { ...members, ...more })),
    renew: async (declaration: Declaration, members: object, more: object = {}) =>
      (await bringBack(declaration, members, { ...blankOf(declaration), ...members, ...more })) ??
      (await create(declaration, { ...members, ...more })),
    update: async (declaration: Declaration, id: number, changes: unknown) => {
      const resource = resourceOf(declaration)
      await updateRow({ engine: resources, work, resource }, id, changes, { trusted: !isAppendOnly(resource) })
      return reader.get(declaration, id)
    },
    remove: async (declaration: Declaration, id: number) =>
      void (await setActive({ engine: resources, work, resource: resourceOf(declaration) }, id, false)),
    restore: async (declaration: Declaration, id: number) =>
      void (await setActive({ engine: resources, work, resource: resourceOf(declaration) }, id, true)),
    // Rules speak when the row is gone already: whoever goes on where one refuses leaves it as it was.
    purge: (declaration: Declaration, id: number) =>
      work.attempt(() => purgeRow({ engine: resources, work, resource: resourceOf(declaration) }, id)),
    reclassify: async (assetid: number, declaration: Declaration, values?: unknown) => {
      await reclassify(resources, work, { assetid, to: resourceOf(declaration), values })
      return reader.get(declaration, assetid)
    },
  }
  // As above: inputs were checked against the declaration by the compiler, and are again by the engine.
  return { ...reader, ...writer } as unknown as ContractWork
}

/** What a new row has where nothing is said. What follows from a row is set by rules. */
function blankOf({ fields }: Declaration): Readonly<Record<string, unknown>> {
  const said = Object.entries(fields).filter(([, { required, readonly }]) => !required && !readonly)
  return Object.fromEntries(said.map(([name, field]) => [name, field.default ?? null]))
}
