import { DatabaseSync } from 'node:sqlite'
import type { Target } from './places.ts'

export async function openSqliteTarget<T>(file: string, job: (target: Target) => Promise<T>): Promise<T> {
  const database = new DatabaseSync(file)
  try {
    database.exec('pragma journal_mode = wal; pragma foreign_keys = off; begin')
    const done = await job(targetOf(database))
    database.exec('commit; pragma wal_checkpoint(truncate)')
    return done
  } finally {
    database.close()
  }
}

function targetOf(database: DatabaseSync): Target {
  return {
    engine: 'sqlite',
    run: async (statement) => database.exec(statement),
    rows: async (statement) => database.prepare(statement).all(),
    insert: async (table, rows) => {
      const names = Object.keys(rows[0] ?? {})
      const marks = names.map(() => '?').join(', ')
      const insert = database.prepare(`insert into ${table} (${names.join(', ')}) values (${marks})`)
      for (const row of rows) insert.run(...names.map((name) => row[name] ?? null))
    },
  }
}
