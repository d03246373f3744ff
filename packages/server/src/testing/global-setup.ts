import { findMariadb, startMariadb, type PrivateMariadb } from '../database/private-mariadb.ts'

/** Where tests find the server; set beforehand, tests run against that one. The account must be allowed to make databases. */
export const mysqlVariable = 'SHOPDB_TEST_MYSQL_URL'

let server: PrivateMariadb | undefined

/** Before all tests: one private MariaDB for the whole run. */
export async function setup(): Promise<void> {
  if (process.env[mysqlVariable]) return
  const version = await findMariadb()
  if (version === undefined) return skip()
  server = await startMariadb(version)
  process.env[mysqlVariable] = server.url
}

/** After all tests. */
export async function teardown(): Promise<void> {
  await server?.stop()
}

function skip(): void {
  const missing = 'mariadbd is not on this machine (Debian: apt-get install mariadb-server)'
  if (process.env['SHOPDB_REQUIRE_MARIADB'] === '1') throw new Error(`${missing}, but SHOPDB_REQUIRE_MARIADB=1.`)
  process.stderr.write(`\n*** ${missing}: every test that needs MariaDB is SKIPPED ***\n\n`)
}
