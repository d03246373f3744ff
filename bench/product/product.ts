import { type ChildProcess, execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Place } from '../data/places.ts'
import { freePort } from '../ports.ts'
import { endProcess, firstLine, startNode } from '../processes.ts'

/** Where a site keeps its things. */
export interface ProductSite {
  /** The data folder; the SQLite file is in it. */
  readonly folder: string
  readonly place: Place
  /** A folder of plugins beside those that come along. */
  readonly plugins?: string
}

/** A product that runs and answers. */
export interface Product {
  readonly origin: string
  readonly pid: number
  /** From the start of the process to the first answer, in milliseconds. */
  readonly startup: number
  /** Until it says on the terminal that it runs: then there is an administrator too. */
  readonly announced: Promise<string>
  readonly close: () => Promise<void>
}

/** The program that people call. */
export const shopdb = fileURLToPath(new URL('../../packages/server/bin/shopdb.js', import.meta.url))
export const adminpassword = 'only-for-the-benchmark-4711'
const patience = 60_000

/** Starts the product on its core, and waits until it gives the right answer to `probe`. */
export async function startProduct(
  site: ProductSite,
  probe: { readonly path: string; readonly token?: string },
): Promise<Product> {
  const port = await freePort()
  const environment = { ...environmentOf(site), PORT: String(port), HOST: '127.0.0.1' }
  const start = performance.now()
  const child = startNode({
    core: 0,
    script: [...profiling(), shopdb, 'serve'],
    environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const announced = firstLine(child)
  const origin = `http://127.0.0.1:${port}`
  await answering(child, `${origin}${probe.path}`, probe.token)
  return { origin, pid: child.pid ?? 0, startup: performance.now() - start, announced, close: () => endProcess(child) }
}

function environmentOf({ folder, place, plugins }: ProductSite): Readonly<Record<string, string>> {
  return {
    SHOPDB_DATA: folder,
    SHOPDB_ENV: 'production',
    SHOPDB_LOG_LEVEL: 'error',
    SHOPDB_ADMIN_PASSWORD: adminpassword,
    DATABASE_URL: place.engine === 'mysql' ? place.at : '',
    ...(plugins === undefined ? {} : { SHOPDB_PLUGINS: plugins }),
  }
}

/** Adds the sample factory to a site that is down. */
export async function seedSample(site: ProductSite): Promise<void> {
  const env = { ...process.env, ...environmentOf(site) }
  await promisify(execFile)(process.execPath, [shopdb, 'seed', 'sample'], { env })
}

/** `BENCH_PROFILE=FOLDER` writes a CPU profile of each start of the product there. */
function profiling(): readonly string[] {
  const folder = process.env['BENCH_PROFILE']
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`]
}

async function answering(child: ChildProcess, url: string, token: string | undefined): Promise<void> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  for (const deadline = performance.now() + patience; performance.now() < deadline; await sleep(4)) {
    if (child.exitCode !== null) throw new Error(`The product ended with ${child.exitCode} before it answered.`)
    const answer = await fetch(url, { headers }).catch(() => undefined)
    await answer?.arrayBuffer()
    if (answer?.status === 200) return
  }
  await endProcess(child)
  throw new Error(`The product gave no answer to ${url} in ${patience / 1000} s.`)
}
