import { DatabaseSync } from 'node:sqlite'
import { auditOf, newValues } from './audit.ts'
import { searchStatement, statements } from './statements.ts'
import type { RawStore, Row } from './store.ts'

const together = 500

/** The raw server's store on a file: every statement prepared once, each write a transaction of its own. */
export function openRawSqlite(file: string): RawStore {
  const database = new DatabaseSync(file, { timeout: 5000 })
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -32768; pragma temp_store = memory',
  )
  const get = database.prepare(statements.get)
  const total = database.prepare(statements.total)
  const pageat = database.prepare(statements.pageat)
  const pageafter = database.prepare(statements.pageafter)
  return {
    get: async (id) => get.get(id),
    ...lists(database),
    ...writes(database),
    everything: () => everything(database),
    pageAt: async (offset) => ({ data: pageat.all(offset), total: totalOf(total.get()) }),
    pageAfter: async (assetnumber) => pageafter.all(assetnumber),
  }
}

function lists(database: DatabaseSync): Pick<RawStore, 'list' | 'search'> {
  const list = database.prepare(statements.list)
  const total = database.prepare(statements.listtotal)
  const search = database.prepare(searchStatement('sqlite'))
  return {
    list: async ({ assettypeid, assetstatusid, under }) => ({
      data: list.all(assettypeid, assetstatusid, under),
      total: totalOf(total.get(assettypeid, assetstatusid, under)),
    }),
    search: async (part) => search.all(`"${part.replaceAll('"', '""')}"`),
  }
}

function writes(database: DatabaseSync): Pick<RawStore, 'create' | 'rename' | 'report'> {
  const [begin, commit, rollback] = ['begin immediate', 'commit', 'rollback'].map((text) => database.prepare(text))
  const inTransaction = (job: () => Row | undefined): Row | undefined => {
    begin?.run()
    try {
      const done = job()
      commit?.run()
      return done
    } catch (cause) {
      rollback?.run()
      throw cause
    }
  }
  return {
    create: creator(database, inTransaction),
    rename: renamer(database, inTransaction),
    report: reporter(database, inTransaction),
  }
}

type InTransaction = (job: () => Row | undefined) => Row | undefined

function creator(database: DatabaseSync, inTransaction: InTransaction): RawStore['create'] {
  const [create, audit, get] = [statements.create, statements.audit, statements.get].map((text) =>
    database.prepare(text),
  )
  return async (asset) =>
    inTransaction(() => {
      const id = Number(create?.run(...newValues(asset)).lastInsertRowid)
      audit?.run(...auditOf('create', id, asset))
      return get?.get(id)
    })
}

function renamer(database: DatabaseSync, inTransaction: InTransaction): RawStore['rename'] {
  const [rename, audit, get] = [statements.rename, statements.audit, statements.get].map((text) =>
    database.prepare(text),
  )
  return async (id, name) =>
    inTransaction(() => {
      const before = get?.get(id)
      if (!before) return undefined
      const modified = new Date().toISOString()
      rename?.run(name, modified, id)
      audit?.run(...auditOf('update', id, { before: { name: before['name'] }, after: { name } }))
      return { ...before, name, modified }
    })
}

function reporter(database: DatabaseSync, inTransaction: InTransaction): RawStore['report'] {
  const [byserial, rename, audit] = [statements.byserial, statements.rename, statements.audit].map((text) =>
    database.prepare(text),
  )
  return async (serialnumber, name) =>
    inTransaction(() => {
      const before = byserial?.get(serialnumber)
      if (!before) return undefined
      const id = Number(before['id'])
      rename?.run(name, new Date().toISOString(), id)
      audit?.run(...auditOf('collect', id, { before: { name: before['name'] }, after: { name } }))
      return { id, name }
    })
}

async function* everything(database: DatabaseSync): AsyncGenerator<readonly (readonly unknown[])[]> {
  const statement = database.prepare(statements.everything)
  statement.setReturnArrays(true)
  let batch: unknown[] = []
  for (const row of statement.iterate()) {
    batch.push(row)
    if (batch.length < together) continue
    // The statement was told to give arrays.
    yield batch as (readonly unknown[])[]
    batch = []
  }
  if (batch.length > 0) yield batch as (readonly unknown[])[]
}

const totalOf = (row: Row | undefined): number => Number(row?.['total'])
