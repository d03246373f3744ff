import type {
  AddressKind,
  Declaration,
  JsonRow,
  ListAnswer,
  ListOptions,
  Reader,
  Work as ContractWork,
} from '@shopdb/contract'
import type { Kysely } from 'kysely'
import type { Work } from '../changes/work.ts'
import type { Tables } from '../database/database.ts'
import { readHolders } from './holders.ts'
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
    count: async (declaration: Declaration, filter: Filter = {}) => {
      const resource = resourceOf(declaration)
      const query = codeListQuery(resource, filter, {})
      return isImpossible(query) ? 0 : resources.reader(resource).count(read, query)
    },
    holders: (kind: AddressKind, values: readonly string[]) => readHolders(resources.registry, read, { kind, values }),
  }
  // The rows have the shape that the declaration says; only the compiler cannot follow it through the engine.
  return reader as unknown as Reader
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
  const bringBack = async (declaration: Declaration, members: object) => {
    const gone: object | undefined = await reader.find(declaration, { ...members, isactive: false })
    if (!gone) return undefined
    const desk = { engine: resources, work, resource: resourceOf(declaration) }
    const id = Number(Reflect.get(gone, desk.resource.key))
    await setActive(desk, id, true)
    return reader.get(declaration, id)
  }
  const writer = {
    changesetid: work.changesetid,
    create,
    ensure: async (declaration: Declaration, members: object, more: object = {}) =>
      (await reader.find(declaration, members)) ??
      (await bringBack(declaration, members)) ??
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
    purge: (declaration: Declaration, id: number) =>
      purgeRow({ engine: resources, work, resource: resourceOf(declaration) }, id),
    reclassify: async (assetid: number, declaration: Declaration, values?: unknown) => {
      await reclassify(resources, work, { assetid, to: resourceOf(declaration), values })
      return reader.get(declaration, assetid)
    },
  }
  // As above: inputs were checked against the declaration by the compiler, and are again by the engine.
  return { ...reader, ...writer } as unknown as ContractWork
}
