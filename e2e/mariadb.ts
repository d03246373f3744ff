import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { readFile, mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import mysql from 'mysql2/promise'

const run = promisify(execFile)

/** A MariaDB of a story's own. */
export interface Mariadb {
  /** The address of a database in it. */
  readonly urlOf: (database: string) => string
  /** Runs statements, without a database or in one. */
  readonly query: (statements: string, database?: string) => Promise<void>
  readonly stop: () => Promise<void>
}

// Debian keeps the server in /usr/sbin, which is not on everybody's path.
const env: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: [process.env['PATH'] ?? '', '/usr/sbin', '/usr/local/sbin'].join(delimiter),
}
// Started as root the server refuses to run unless it is told an account; Debian's package makes `mysql`.
const account = userInfo().uid === 0 ? ['--user=mysql'] : []

/** Whether the machine has a MariaDB; says loudly when it has none, and throws where one is required. */
export async function hasMariadb(): Promise<boolean> {
  try {
    await run('mariadbd', ['--no-defaults', '--version'], { env })
    return true
  } catch (cause) {
    const missing = 'mariadbd is not on this machine'
    if (env['SHOPDB_REQUIRE_MARIADB'] === '1') throw new Error(`${missing}, but SHOPDB_REQUIRE_MARIADB=1.`, { cause })
    process.stderr.write(`\n*** ${missing}: the stories of MariaDB are SKIPPED ***\n\n`)
    return false
  }
}

/** Starts a server in a temporary folder on a free loopback port. */
export async function startMariadb(): Promise<Mariadb> {
  const folder = await mkdtemp(join(tmpdir(), 'shopdb-e2e-mariadb-'))
  if (account.length > 0) await run('chown', ['mysql', folder])
  const options = ['--auth-root-authentication-method=normal', '--skip-test-db', '--innodb-log-file-size=16M']
  await run('mariadb-install-db', ['--no-defaults', ...account, ...options, `--datadir=${folder}/data`], { env })
  const port = await findFreePort()
  const server = launch(folder, port)
  const urlOf = (database: string): string => `mysql://root@127.0.0.1:${port}/${database}`
  const query = (statements: string, database = ''): Promise<void> => runAt(urlOf(database), statements)
  const stop = (): Promise<void> => end(server)
  try {
    await answering(query)
  } catch (cause) {
    const log = await readFile(join(folder, 'log'), 'utf8').catch(() => 'no log')
    await stop()
    throw new Error(`mariadbd does not answer: ${log}`, { cause })
  }
  return { urlOf, query, stop }
}

async function findFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no loopback port is free')
  return address.port
}

// The shell waits on a pipe from this process, so that server and folder end with it even when it is killed.
const keeper = '"$@" >"$0/log" 2>&1 & server=$!; cat >/dev/null; kill $server; wait $server; rm -rf "$0"'

function launch(folder: string, port: number): ChildProcess {
  const options = [
    `--datadir=${folder}/data`,
    `--socket=${folder}/socket`,
    `--tmpdir=${folder}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--skip-log-bin',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-buffer-pool-size=64M',
  ]
  const command = ['mariadbd', '--no-defaults', ...account, ...options]
  return spawn('sh', ['-c', keeper, folder, ...command], { env, stdio: ['pipe', 'ignore', 'ignore'] })
}

async function runAt(url: string, statements: string): Promise<void> {
  const connection = await mysql.createConnection({ uri: url, multipleStatements: true })
  try {
    await connection.query(statements)
  } finally {
    await connection.end()
  }
}

async function answering(query: Mariadb['query']): Promise<void> {
  for (const deadline = Date.now() + 30_000; ; await sleep(50)) {
    try {
      return await query('select 1')
    } catch (cause) {
      if (Date.now() > deadline) throw cause
    }
  }
}

async function end(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.stdin?.end()
  if (server.exitCode === null) await ended
}
