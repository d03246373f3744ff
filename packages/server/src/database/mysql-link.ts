import type { Connection, ConnectionConfig } from 'mariadb'
import { loadDriver } from './mysql-driver.ts'

/** One connection of its own, beside any pool; the address need not name a database. */
export async function openLink(url: string, settings: ConnectionConfig = {}): Promise<Connection> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  const database = decodeURIComponent(pathname.slice(1))
  return loadDriver().createConnection({
    host: hostname.replaceAll(/^\[|\]$/g, ''),
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    ...(database !== '' && { database }),
    ...(searchParams.get('ssl') === 'true' && { ssl: { rejectUnauthorized: true } }),
    allowPublicKeyRetrieval: true,
    connectTimeout: 10_000,
    ...settings,
  })
}
