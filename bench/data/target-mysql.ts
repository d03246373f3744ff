import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise'
import type { Target } from './places.ts'

const together = 1000

export async function openMysqlTarget<T>(address: string, job: (target: Target) => Promise<T>): Promise<T> {
  const connection = await createConnection(address)
  try {
    await connection.query('set foreign_key_checks = 0, unique_checks = 0')
    await connection.beginTransaction()
    const done = await job(targetOf(connection))
    await connection.commit()
    return done
  } finally {
    await connection.end()
  }
}

function targetOf(connection: Connection): Target {
  return {
    engine: 'mysql',
    run: async (statement) => void (await connection.query(statement)),
    rows: async (statement) => (await connection.query<RowDataPacket[]>(statement))[0],
    insert: async (table, rows) => {
      const names = Object.keys(rows[0] ?? {})
      for (let start = 0; start < rows.length; start += together) {
        const values = rows.slice(start, start + together).map((row) => names.map((name) => row[name] ?? null))
        await connection.query(`insert into ${table} (${names.join(', ')}) values ?`, [values])
      }
    },
  }
}
