import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { writePlugins } from '../product/many-plugins.ts'
import { seedSample, startProduct, type Product, type ProductSite } from '../product/product.ts'
import { createToken } from '../product/sign-in.ts'
import { goalOf } from '../report/figure.ts'
import type { Bench, Operation } from './bench.ts'
import { middle } from './compare.ts'

const many = 50

/** What fifty plugins cost beside those that come along: a start, and a page of a list. Which database it is makes no difference. */
export const measurePlugins: Operation = async (bench) => {
  if (bench.engine !== 'sqlite') return []
  const usual = await openSite(bench, 'usual')
  const count = await countPlugins(usual)
  const folder = join(bench.site.folder, '..', 'plugins')
  await writePlugins(folder, many - count)
  const full = await openSite(bench, 'full', folder)
  const starts = await startsOf(bench, [usual.site, full.site])
  const lists = await listsOf(bench, [usual, full])
  return [
    { operation: 'start with the plugins that come along', unit: 's', ours: starts[0] / 1000 },
    {
      operation: `start with ${many} plugins, against that`,
      unit: 'times',
      ours: starts[1] / starts[0],
      ...goalOf('manystart', bench.engine),
    },
    { operation: 'page of 50 with the plugins that come along', unit: '/s', ours: lists[0] },
    {
      operation: `time of a page with ${many} plugins, against that`,
      unit: 'times',
      ours: lists[0] / lists[1],
      ...goalOf('manylist', bench.engine),
    },
  ]
}

interface Opened {
  readonly site: ProductSite
  readonly token: string
}

/** A site with the sample factory, down again. */
async function openSite({ site: { folder } }: Bench, name: string, plugins?: string): Promise<Opened> {
  const place = join(folder, '..', name)
  await mkdir(place)
  const site: ProductSite = {
    folder: place,
    place: { engine: 'sqlite', at: join(place, 'shopdb.sqlite') },
    ...(plugins === undefined ? {} : { plugins }),
  }
  const token = await using(site, async (product) => {
    await product.announced
    return await createToken(product.origin)
  })
  await seedSample(site)
  return { site, token }
}

async function using<T>(site: ProductSite, job: (product: Product) => Promise<T>): Promise<T> {
  const product = await startProduct(site, { path: '/api/ready' })
  try {
    return await job(product)
  } finally {
    await product.close()
  }
}

async function countPlugins({ site, token }: Opened): Promise<number> {
  return await using(site, async ({ origin }) => {
    const answer = await fetch(`${origin}/api/plugins`, { headers: { authorization: `Bearer ${token}` } })
    // As the page of plugins reads it.
    const { data } = (await answer.json()) as { readonly data: readonly unknown[] }
    return data.length
  })
}

type Both = readonly [number, number]

/** Milliseconds, taking turns. */
async function startsOf({ effort }: Bench, [usual, full]: readonly [ProductSite, ProductSite]): Promise<Both> {
  const found: [number[], number[]] = [[], []]
  for (let round = 0; round < effort.rounds; round += 1) {
    found[0].push(await using(usual, async ({ startup }) => startup))
    found[1].push(await using(full, async ({ startup }) => startup))
  }
  return [middle(found[0]), middle(found[1])]
}

/** Pages a second, taking turns. */
async function listsOf({ effort, generator }: Bench, [usual, full]: readonly [Opened, Opened]): Promise<Both> {
  const found: [number[], number[]] = [[], []]
  const requests = Array.from({ length: 10 }, () => ({ method: 'GET', path: '/api/equipment?perpage=50' }) as const)
  const rate = ({ site, token }: Opened): Promise<number> =>
    using(site, async ({ origin }) => {
      const goal = { origin, token }
      return (await generator.run({ kind: 'load', goal, requests, seconds: effort.seconds })).persecond
    })
  for (let round = 0; round < effort.rounds; round += 1) {
    found[0].push(await rate(usual))
    found[1].push(await rate(full))
  }
  return [middle(found[0]), middle(found[1])]
}
