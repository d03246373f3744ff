import type { Database } from './database.ts'
import { parseAddress } from './mysql-address.ts'
import { openMysql } from './mysql.ts'
import { openSqlite } from './sqlite.ts'

/** Which database: a server's address, or else a file. */
export interface DatabaseSettings {
  readonly url?: string | undefined
  readonly file?: string | undefined
  /** Default true: what is answered is on the disk. Of a file only; a server has settings of its own. */
  readonly durable?: boolean
}

/** Opens the database. Throws `unavailable` with one sentence that names what is wrong and what would be right. */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  if (settings.url !== undefined && settings.url !== '') return openMysql(parseAddress(settings.url))
  if (settings.file === undefined) throw new Error('openDatabase needs a url or a file')
  return openSqlite(settings.file, { durable: settings.durable ?? true })
}
