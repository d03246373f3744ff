import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createConnection } from 'mysql2/promise'
import { freePort } from './ports.ts'
import { endProcess } from './processes.ts'

const run = promisify(execFile)

/** A MariaDB for this run alone, with two empty databases. */
export interface Mariadb {
  readonly product: string
  readonly raw: string
  readonly close: () => Promise<void>
}

// Debian keeps the server in /usr/sbin, which is not on everybody's path.
const env = { ...process.env, PATH: [process.env['PATH'] ?? '', '/usr/sbin'].join(delimiter) }
const isRoot = process.getuid?.() === 0
const account = isRoot ? ['--user=mysql'] : []

/** Starts the machine's `mariadbd` on a free loopback port; commits wait for the disk, as a site's should. Its core is left to the system. */
export async function openMariadb(folder: string): Promise<Mariadb> {
  const home = join(folder, 'mariadb')
  await mkdir(home)
  if (isRoot) await run('chown', ['mysql', folder, home])
  const data = `--datadir=${join(home, 'data')}`
  await run(
    'mariadb-install-db',
    ['--no-defaults', ...account, '--auth-root-authentication-method=normal', '--skip-test-db', data],
    { env },
  )
  const port = await freePort()
  const place = [data, `--socket=${join(home, 'socket')}`, `--port=${port}`, '--bind-address=127.0.0.1']
  const server = spawn('mariadbd', ['--no-defaults', ...account, ...place, ...options], { env, stdio: 'ignore' })
  const root = `mysql://root@127.0.0.1:${port}`
  await createDatabases(root, server)
  return { product: `${root}/shop`, raw: `${root}/raw`, close: () => endProcess(server) }
}

const options = [
  '--skip-log-bin',
  '--performance-schema=OFF',
  '--innodb-flush-log-at-trx-commit=1',
  '--innodb-buffer-pool-size=512M',
  '--innodb-log-file-size=256M',
  '--max-allowed-packet=64M',
]

async function createDatabases(address: string, server: ChildProcess): Promise<void> {
  for (const deadline = Date.now() + 30_000; ; await sleep(50)) {
    try {
      const connection = await createConnection(address)
      await connection.query('create database shop character set utf8mb4 collate utf8mb4_bin')
      await connection.query('create database raw character set utf8mb4 collate utf8mb4_general_ci')
      return await connection.end()
    } catch (cause) {
      if (server.exitCode !== null || Date.now() > deadline) throw new Error('mariadbd does not start here.', { cause })
    }
  }
}
