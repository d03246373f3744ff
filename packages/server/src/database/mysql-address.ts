import { unavailable } from './failures.ts'

/** Where the database server is and who we are there. */
export interface MysqlPlace {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  /** Encrypted, with the server's certificate checked against the machine's authorities. */
  readonly ssl: boolean
}

/** The place, and how much of it a site takes. */
export interface MysqlAddress extends MysqlPlace {
  /** Connections at most; a third of them write. */
  readonly connections: number
}

const example = 'mysql://user:password@host:3306/database'

/** Takes `DATABASE_URL` apart; `?ssl=true` and `?connections=15` are understood. */
export function parseAddress(text: string): MysqlAddress {
  const url = URL.parse(text)
  if (!url || !['mysql:', 'mariadb:'].includes(url.protocol)) {
    throw unavailable(`DATABASE_URL is not the address of a MariaDB or MySQL database; it looks like ${example}.`)
  }
  const place = placeOf(url)
  if (!url.hostname || !/^[^/\\.`\0]+$/.test(place.database)) {
    throw unavailable(`DATABASE_URL does not name a database; it looks like ${example}.`)
  }
  return { ...place, connections: connectionsOf(url) }
}

/** Takes an address apart that is known to be one; `database` is empty where it names none. */
export function placeOf(url: URL): MysqlPlace {
  return {
    host: url.hostname.replaceAll(/^\[|\]$/g, ''),
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    ssl: url.searchParams.get('ssl') === 'true',
  }
}

function connectionsOf(url: URL): number {
  const asked = Number(url.searchParams.get('connections') ?? 15)
  if (Number.isInteger(asked) && asked >= 3 && asked <= 1000) return asked
  throw unavailable('connections in DATABASE_URL must be a whole number from 3 to 1000.')
}
