import { createConnection } from 'mysql2'
import { createPool, type Pool, type PoolConnection, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise'
import { auditOf, newValues } from './audit.ts'
import { searchStatement, statements } from './statements.ts'
import type { RawStore, Row } from './store.ts'

const together = 500

/** The raw server's store on MariaDB: prepared statements on ten connections, each write a transaction of its own. */
export function openRawMysql(address: string): RawStore {
  const pool = createPool({ uri: address, connectionLimit: 10 })
  const all = async (text: string, values: readonly (string | number)[]): Promise<readonly Row[]> =>
    (await pool.execute<RowDataPacket[]>(text, [...values]))[0]
  const total = async (text: string, values: readonly (string | number)[]): Promise<number> =>
    Number((await all(text, values))[0]?.['total'])
  return {
    get: async (id) => (await all(statements.get, [id]))[0],
    list: async ({ assettypeid, assetstatusid, under }) => {
      const values = [assettypeid, assetstatusid, under]
      return { data: await all(statements.list, values), total: await total(statements.listtotal, values) }
    },
    pageAt: async (offset) => ({
      data: await all(statements.pageat, [offset]),
      total: await total(statements.total, []),
    }),
    pageAfter: (start) => all(statements.pageafter, [start]),
    search: (part) =>
      all(
        searchStatement('mysql'),
        Array.from({ length: 3 }, () => `%${part}%`),
      ),
    ...writes(pool),
    everything: () => everything(address),
  }
}

function writes(pool: Pool): Pick<RawStore, 'create' | 'rename' | 'report'> {
  return {
    create: (asset) =>
      inTransaction(pool, async (trx) => {
        const [{ insertId }] = await trx.execute<ResultSetHeader>(statements.create, newValues(asset))
        await trx.execute(statements.audit, auditOf('create', insertId, asset))
        return getIn(trx, insertId)
      }),
    rename: (id, name) =>
      inTransaction(pool, async (trx) => {
        const before = await getIn(trx, id)
        if (!before) return undefined
        const modified = new Date().toISOString()
        await trx.execute(statements.rename, [name, modified, id])
        await trx.execute(
          statements.audit,
          auditOf('update', id, { before: { name: before['name'] }, after: { name } }),
        )
        return { ...before, name, modified }
      }),
    report: (serialnumber, name) =>
      inTransaction(pool, async (trx) => {
        const [[before]] = await trx.execute<RowDataPacket[]>(statements.byserial, [serialnumber])
        if (!before) return undefined
        const id = Number(before['id'])
        await trx.execute(statements.rename, [name, new Date().toISOString(), id])
        await trx.execute(
          statements.audit,
          auditOf('collect', id, { before: { name: before['name'] }, after: { name } }),
        )
        return { id, name }
      }),
  }
}

async function getIn(trx: PoolConnection, id: number): Promise<Row | undefined> {
  return (await trx.execute<RowDataPacket[]>(statements.get, [id]))[0][0]
}

async function inTransaction<T>(pool: Pool, job: (trx: PoolConnection) => Promise<T>): Promise<T> {
  const trx = await pool.getConnection()
  try {
    await trx.query('begin')
    const done = await job(trx)
    await trx.query('commit')
    return done
  } catch (cause) {
    await trx.query('rollback')
    throw cause
  } finally {
    trx.release()
  }
}

// The one that streams: the promise form of the driver cannot.
async function* everything(address: string): AsyncGenerator<readonly (readonly unknown[])[]> {
  const connection = createConnection(address)
  try {
    let batch: unknown[][] = []
    const rows = connection.query({ sql: statements.everything, rowsAsArray: true }).stream({ highWaterMark: together })
    for await (const row of rows) {
      batch.push(row)
      if (batch.length < together) continue
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
  } finally {
    connection.destroy()
  }
}
