import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { access, cp, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { openLink } from './mysql-link.ts'

const run = promisify(execFile)

/** A throw-away MariaDB: nobody else's data is in it, and nothing in it outlives the run. */
export interface PrivateMariadb {
  /** The root account, without a database name. */
  readonly url: string
  readonly stop: () => Promise<void>
}

// Debian keeps the server in /usr/sbin, which is not on everybody's path.
const environment = {
  ...process.env,
  PATH: [process.env['PATH'] ?? '', '/usr/sbin', '/usr/local/sbin'].join(delimiter),
}

// Started as root the server refuses to run unless it is told an account; Debian's package makes `mysql`.
const isRoot = userInfo().uid === 0
const account = isRoot ? ['--user=mysql'] : []

/** The version of the machine's `mariadbd`, or undefined where there is none. */
export async function findMariadb(): Promise<string | undefined> {
  try {
    const { stdout } = await run('mariadbd', ['--no-defaults', '--version'], { env: environment })
    return /\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? 'unknown'
  } catch {
    return undefined
  }
}

/** Starts a server in a temporary folder on a free loopback port. */
export async function startMariadb(version: string): Promise<PrivateMariadb> {
  const folder = await mkdtemp(join(tmpdir(), 'shopdb-mariadb-'))
  await giveAway(folder)
  await cp(await templateOf(version), join(folder, 'data'), { recursive: true, preserveTimestamps: true })
  await giveAway(folder)
  const port = await freePort()
  const server = launch(folder, port)
  const url = `mysql://root@127.0.0.1:${port}`
  await answering(url, join(folder, 'log')).catch(async (cause: unknown) => {
    await stop(server)
    throw cause
  })
  return { url, stop: () => stop(server) }
}

/** An empty data folder takes 1.7 s to make, so it is made once per machine and version, and copied. */
async function templateOf(version: string): Promise<string> {
  const template = join(tmpdir(), `shopdb-mariadb-template-${version}-${userInfo().uid}`)
  if (await exists(template)) return template
  const making = await mkdtemp(`${template}-`)
  await giveAway(making)
  const options = ['--auth-root-authentication-method=normal', '--skip-test-db', '--innodb-log-file-size=16M']
  await run('mariadb-install-db', ['--no-defaults', ...account, ...options, `--datadir=${making}/data`], {
    env: environment,
  })
  // Two runs may make it at once: the first one to rename wins.
  await rename(join(making, 'data'), template).catch(() => undefined)
  await rm(making, { recursive: true, force: true })
  return template
}

async function exists(template: string): Promise<boolean> {
  return access(template).then(
    () => true,
    () => false,
  )
}

async function giveAway(folder: string): Promise<void> {
  if (!isRoot) return
  await run('chown', ['-R', 'mysql', folder])
}

async function freePort(): Promise<number> {
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
    `--port=${port}`,
    // Its own: a server that starts takes away whatever temporary tables it finds there, those of others too.
    `--tmpdir=${folder}`,
    '--bind-address=127.0.0.1',
    '--skip-log-bin',
    '--performance-schema=OFF',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-log-file-size=16M',
    '--innodb-buffer-pool-size=64M',
  ]
  const command = ['mariadbd', '--no-defaults', ...account, ...options]
  return spawn('sh', ['-c', keeper, folder, ...command], { env: environment, stdio: ['pipe', 'ignore', 'ignore'] })
}

async function answering(url: string, log: string): Promise<void> {
  for (const deadline = Date.now() + 20_000; ; await sleep(25)) {
    try {
      const connection = await openLink(url)
      return await connection.end()
    } catch (cause) {
      if (Date.now() < deadline) continue
      throw new Error(`the private mariadbd does not answer: ${await readFile(log, 'utf8').catch(() => 'no log')}`, {
        cause,
      })
    }
  }
}

async function stop(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.stdin?.end()
  if (server.exitCode === null) await ended
}
