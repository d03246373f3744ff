import { typecount } from '../data/assets.ts'
import { adjectives, nouns } from '../data/words.ts'
import type { LoadRequest } from '../load/job.ts'
import { goalOf } from '../report/figure.ts'
import type { Bench, Operation } from './bench.ts'
import { compareReads, type Pair } from './compare.ts'

const get = (path: string): LoadRequest => ({ method: 'GET', path })

/** Several different requests, so that nothing is answered from the memory of the last one. */
export function pairsOf(count: number, make: () => Pair): readonly Pair[] {
  return Array.from({ length: count }, make)
}

/** One machine: its names, and of ours its own fields and resolved position too. */
export function getPair({ shop, random }: Bench): Pair {
  for (;;) {
    const asset = random.pick(shop.assets)
    if (asset.assettypeid === 1)
      return { raw: get(`/assets/${asset.assetid}`), ours: get(`/api/equipment/${asset.assetid}`) }
  }
}

/** Assets of a type and a status below a location of the third level, the first 50 with their total. */
export function listPair({ shop, random }: Bench): Pair {
  const { locationid } = random.pick(shop.locations.filter((location) => location.level === 3))
  const [type, status] = [1 + random.whole(typecount), random.fraction() < 0.7 ? 1 : 2]
  return {
    raw: get(`/list?type=${type}&status=${status}&under=${locationid}`),
    ours: get(`/api/assets?assettypeid=${type}&assetstatusid=${status}&locationid.under=${locationid}&perpage=50`),
  }
}

/** A part of a word, or of a serial number; the first 20 by name. */
export function searchPair({ shop, random }: Bench): Pair {
  const word = random.pick(random.fraction() < 0.5 ? nouns : adjectives)
  const part =
    random.fraction() < 0.8 ? word.slice(word.length > 4 ? 1 : 0) : random.pick(shop.assets).serialnumber.slice(2, 7)
  return { raw: get(`/search?q=${part}`), ours: get(`/api/assets?q=${part}&perpage=20&total=false&sort=name`) }
}

export const measureGet: Operation = async (bench) => {
  const compared = await compareReads(
    bench,
    pairsOf(2000, () => getPair(bench)),
  )
  return [
    {
      operation: 'one asset with names, own fields, position',
      unit: '/s',
      ...compared,
      ...goalOf('get', bench.engine),
    },
  ]
}

export const measureList: Operation = async (bench) => {
  const compared = await compareReads(
    bench,
    pairsOf(500, () => listPair(bench)),
  )
  return [
    {
      operation: 'list of 50 by type, status and subtree, total',
      unit: '/s',
      ...compared,
      ...goalOf('list', bench.engine),
    },
  ]
}

export const measureSearch: Operation = async (bench) => {
  const compared = await compareReads(
    bench,
    pairsOf(500, () => searchPair(bench)),
  )
  return [
    { operation: 'substring search, first 20 by name', unit: '/s', ...compared, ...goalOf('search', bench.engine) },
  ]
}
