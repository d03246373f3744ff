import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const program = join(import.meta.dirname, '../packages/server/bin/shopdb.js')
const run = promisify(execFile)

/** What a site is started with. */
export interface SiteSettings {
  /** The data folder. */
  readonly folder: string
  /** Makes the first administrator without the set-up page. */
  readonly adminpassword?: string
  /** Without it, SQLite in the data folder. */
  readonly databaseurl?: string
  /** Without it, a free one. */
  readonly port?: number
  /** Folders of plugins beside the bundled ones. */
  readonly plugins?: string
}

/** A site that runs as a process of its own, as at a customer's. */
export interface Site {
  readonly url: string
  readonly port: number
  /** The link that a new site prints. */
  readonly setuplink: string | undefined
  /** Everything it has said so far. */
  readonly log: () => string
  readonly stop: () => Promise<void>
}

/** An empty data folder. */
export function createFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'shopdb-e2e-'))
}

/** Takes a data folder away. */
export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true })
}

/** Starts `shopdb serve` and waits until it says where it is. */
export async function startSite(settings: SiteSettings): Promise<Site> {
  const server = spawn(process.execPath, [program, 'serve'], { env: environmentOf(settings), stdio: 'pipe' })
  const log = collect(server)
  const stop = (): Promise<void> => end(server)
  try {
    await announced(server, log)
  } catch (cause) {
    await stop()
    throw cause
  }
  const url = /Open\s+(\S+)/u.exec(log())?.[1] ?? ''
  return { url, port: Number(new URL(url).port), setuplink: /\S+\/setup\?\S+/u.exec(log())?.[0], log, stop }
}

/** Runs another command of `shopdb` on the same data; gives what it prints. */
export async function runShopdb(settings: SiteSettings, words: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [program, ...words], { env: environmentOf(settings) })
  return stdout
}

function environmentOf({ folder, adminpassword, databaseurl, port, plugins }: SiteSettings): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    PORT: String(port ?? 0),
    SHOPDB_DATA: folder,
    ...(adminpassword === undefined ? {} : { SHOPDB_ADMIN_PASSWORD: adminpassword }),
    ...(databaseurl === undefined ? {} : { DATABASE_URL: databaseurl }),
    ...(plugins === undefined ? {} : { SHOPDB_PLUGINS: plugins }),
  }
}

function collect(server: ChildProcess): () => string {
  const said: string[] = []
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (part) => said.push(String(part)))
  return () => said.join('')
}

async function announced(server: ChildProcess, log: () => string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const late = setTimeout(() => reject(new Error(`The site does not start:\n${log()}`)), 30_000)
  server.stdout?.on('data', () => {
    // The last line of the announcement.
    if (log().includes('Ctrl+C')) resolve()
  })
  server.once('exit', () => reject(new Error(`The site ended instead of starting:\n${log()}`)))
  try {
    await promise
  } finally {
    clearTimeout(late)
  }
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
}
