import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine, Place } from './data/places.ts'
import { createRandom } from './data/random.ts'
import { createShop } from './data/shop.ts'
import { openGenerator } from './load/generator.ts'
import { openMariadb } from './mariadb.ts'
import type { Bench } from './operations/bench.ts'
import { operations } from './operations/operations.ts'
import { expectSame } from './operations/same.ts'
import { measureStarts } from './operations/starts.ts'
import type { Options } from './options.ts'
import { endProcess, firstLine, startNode } from './processes.ts'
import { fillProduct } from './product/fill.ts'
import { startProduct, type ProductSite } from './product/product.ts'
import { createToken } from './product/sign-in.ts'
import { fillRaw } from './raw/fill.ts'
import type { Figure } from './report/figure.ts'

/** What was found on one engine. */
export interface EngineReport {
  readonly engine: Engine
  readonly figures: readonly Figure[]
  /** How many answers of both servers were compared and said the same. */
  readonly same: number
}

/** Tells where the benchmark is. */
export type Progress = (words: string) => void

interface Places {
  readonly product: Place
  readonly raw: Place
}

/** Measures everything on one engine, in a folder of its own. */
export async function runEngine(
  engine: Engine,
  options: Options,
  around: { folder: string; progress: Progress },
): Promise<EngineReport> {
  const { folder, progress } = around
  await using opened = new AsyncDisposableStack()
  const places = await openPlaces(engine, folder, opened)
  const site = { folder: join(folder, 'data'), place: places.product }
  const shop = createShop(options.sizes)
  progress('fills both databases')
  const token = await makeSite(site)
  await fillProduct(site.place, shop)
  await fillRaw(places.raw, shop)
  progress('starts both servers')
  const started = await measureStarts(site, token, options.effort.rounds)
  const product = opened.adopt(started.product, (one) => one.close())
  const raw = { origin: await startRaw(places.raw, opened) }
  // A database that is a process of its own takes the time that the generator leaves.
  const generator = opened.adopt(openGenerator({ awake: engine === 'sqlite' }), (one) => one.close())
  const ours = { origin: product.origin, token }
  const bench: Bench = {
    engine,
    shop,
    effort: options.effort,
    random: createRandom(7),
    generator,
    raw,
    ours,
    product,
    site,
  }
  progress('compares answers')
  const same = await expectSame(bench)
  return { engine, same, figures: [...started.figures, ...(await measureAll(bench, options, progress))] }
}

async function openPlaces(engine: Engine, folder: string, opened: AsyncDisposableStack): Promise<Places> {
  if (engine === 'sqlite') {
    return {
      product: { engine, at: join(folder, 'data', 'shopdb.sqlite') },
      raw: { engine, at: join(folder, 'raw.sqlite') },
    }
  }
  const mariadb = opened.adopt(await openMariadb(folder), (one) => one.close())
  return { product: { engine, at: mariadb.product }, raw: { engine, at: mariadb.raw } }
}

/** A new site that has migrated and seeded itself, and is down again. Gives an API token. */
async function makeSite(site: ProductSite): Promise<string> {
  await mkdir(site.folder)
  const product = await startProduct(site, { path: '/api/ready' })
  try {
    await product.announced
    return await createToken(product.origin)
  } finally {
    await product.close()
  }
}

async function startRaw(place: Place, opened: AsyncDisposableStack): Promise<string> {
  const script = [new URL('raw/server.ts', import.meta.url).pathname, place.engine, place.at]
  const child = opened.adopt(startNode({ core: 0, script, stdio: ['ignore', 'pipe', 'inherit'] }), endProcess)
  return `http://127.0.0.1:${await firstLine(child)}`
}

async function measureAll(bench: Bench, { only }: Options, progress: Progress): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const [name, measure] of Object.entries(operations)) {
    if (only.length > 0 && !only.includes(name)) continue
    progress(name)
    figures.push(...(await measure(bench)))
  }
  return figures
}
