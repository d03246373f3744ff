import type { Connection, ConnectionConfig } from 'mariadb'
import { placeOf, type MysqlPlace } from './mysql-address.ts'
import { loadDriver } from './mysql-driver.ts'

/** One connection of its own, beside any pool; the address need not name a database. */
export function openLink(url: string, settings: ConnectionConfig = {}): Promise<Connection> {
  return connectTo(placeOf(new URL(url)), settings)
}

/** Connects to a server. */
export function connectTo(place: MysqlPlace, settings: ConnectionConfig): Promise<Connection> {
  const { host, port, user, password, database, ssl } = place
  return loadDriver().createConnection({
    host,
    port,
    user,
    password,
    ...(database !== '' && { database }),
    ...(ssl && { ssl: { rejectUnauthorized: true } }),
    // MySQL sends passwords by this key where the connection is not encrypted.
    allowPublicKeyRetrieval: true,
    connectTimeout: 10_000,
    ...settings,
  })
}
