import type { Goal, LoadRequest } from '../load/job.ts'
import { goalOf } from '../report/figure.ts'
import { answerOf } from './answer.ts'
import type { Bench, Operation } from './bench.ts'
import { compareReads, type Pair } from './compare.ts'

const list = '/api/assets?total=false'
const records = '/api/usbdevices/usbrecords?total=false&perpage=50'
const steps = 500
const get = (path: string): LoadRequest => ({ method: 'GET', path })

/** The depth at which pages are read: nine tenths of the way. */
export const depthOf = ({ shop }: Pick<Bench, 'shop'>): number => Math.floor((shop.assets.length * 0.9) / steps) * steps

/** Walks by cursor to the given depth, and gives the cursor there. */
export async function cursorAt(goal: Goal, depth: number): Promise<string> {
  let after = ''
  for (let seen = 0; seen < depth; seen += steps) {
    const { meta } = await answerOf(goal, `${list}&perpage=${steps}${after && `&after=${after}`}`)
    after = String(meta?.next)
  }
  return after
}

/** A page of 50 deep down: by offset on the raw server, by cursor on ours. */
export async function pagePair(bench: Bench): Promise<Pair> {
  const depth = depthOf(bench)
  return {
    raw: get(`/page?offset=${depth}`),
    ours: get(`${list}&perpage=50&after=${await cursorAt(bench.ours, depth)}`),
  }
}

export const measurePages: Operation = async (bench) => {
  const deep = await pagePair(bench)
  const [last] = bench.shop.assets.toSorted(byNumber).slice(depthOf(bench) - 1)
  const first = get(`${list}&perpage=50`)
  const byOffset = await compareReads(bench, many(deep))
  const byKey = await compareReads(bench, many({ raw: get(`/page?after=${last?.assetnumber}`), ours: deep.ours }))
  // Both sides are ours here.
  const within = await compareReads({ ...bench, raw: bench.ours }, many({ raw: first, ours: deep.ours }))
  const byChoice = await compareReads(
    { ...bench, raw: bench.ours },
    many({ raw: get(`${records}&sort=usbrecordid`), ours: get(`${records}&sort=kind`) }),
  )
  return [
    { operation: 'page of 50 at nine tenths (raw by offset)', unit: '/s', ...byOffset },
    { operation: 'page of 50 at nine tenths (raw by key)', unit: '/s', ...byKey },
    {
      operation: 'page at nine tenths by cursor, against the first',
      unit: 'times',
      ours: 1 / within.ratio,
      ...goalOf('deep', bench.engine),
    },
    {
      operation: 'first page by a choice, against that by key',
      unit: 'times',
      ours: 1 / byChoice.ratio,
      ...goalOf('choice', bench.engine),
    },
  ]
}

const many = (pair: Pair): readonly Pair[] => Array.from({ length: 10 }, () => pair)
const byNumber = (one: { assetnumber: string }, other: { assetnumber: string }): number =>
  one.assetnumber < other.assetnumber ? -1 : 1
