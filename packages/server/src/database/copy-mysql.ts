import { randomBytes } from 'node:crypto'
import { ShopError } from '@shopdb/contract'
import type { Connection } from 'mariadb'
import { parseAddress } from './mysql-address.ts'
import { openLink } from './mysql-link.ts'

/** A database beside the first one, with the same tables and rows. */
export interface CopiedDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** Copies a database into a new one on the same server; the account must be allowed to make databases. */
export async function copyMysql(url: string): Promise<CopiedDatabase> {
  const name = `shopdb_rehearsal_${randomBytes(4).toString('hex')}`
  const copy = new URL(url)
  copy.pathname = `/${name}`
  const connection = await openLink(url)
  try {
    await connection.query(`create database \`${name}\``).catch(refused)
    await copyTables(connection, { from: parseAddress(url).database, to: name })
  } catch (cause) {
    await connection.query(`drop database if exists \`${name}\``).catch(() => undefined)
    throw cause
  } finally {
    await connection.end()
  }
  return { url: copy.href, drop: () => dropDatabase(url, name) }
}

type Rows = readonly Readonly<Record<string, unknown>>[]

function refused(cause: unknown): never {
  throw new ShopError(
    'forbidden',
    'The account of DATABASE_URL may not make a database for the rehearsal; grant it CREATE and DROP on `shopdb\\_rehearsal\\_%`.*, or rehearse with another account.',
    [],
    cause,
  )
}

/** All of one moment: what is written meanwhile is not in it. */
async function copyTables(
  connection: Connection,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const tables = await names(connection, from)
  await connection.query('set foreign_key_checks = 0')
  await connection.query(`use \`${to}\``)
  for (const table of tables) {
    const [shown] = await connection.query<Rows>(`show create table \`${from}\`.\`${table}\``)
    await connection.query(String(shown?.['Create Table']))
  }
  await connection.query('start transaction with consistent snapshot')
  for (const table of tables)
    await connection.query(`insert into \`${to}\`.\`${table}\` select * from \`${from}\`.\`${table}\``)
  await connection.query('commit')
}

async function names(connection: Connection, database: string): Promise<readonly string[]> {
  const rows = await connection.query<Rows>(
    "select table_name as name from information_schema.tables where table_schema = ? and table_type = 'BASE TABLE'",
    [database],
  )
  return rows.map((row) => String(row['name']))
}

async function dropDatabase(url: string, name: string): Promise<void> {
  const connection = await openLink(url)
  await connection.query(`drop database if exists \`${name}\``)
  await connection.end()
}
