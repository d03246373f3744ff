import type { Asset } from '../data/assets.ts'
import type { LoadRequest } from '../load/job.ts'
import { goalOf } from '../report/figure.ts'
import type { Bench, Operation } from './bench.ts'
import { compareWrites, middle } from './compare.ts'

const path = '/api/collectors/equipment/equipment'
const together = 100

/** Makes what takes a collector's items to the product, as an agent with a key would bring them. */
async function openDoor({ ours, generator }: Bench): Promise<(items: object) => LoadRequest> {
  const body = JSON.stringify({ name: 'Benchmark', pluginname: 'equipment' })
  const { text } = await generator.run({
    kind: 'once',
    goal: ours,
    request: { method: 'POST', path: '/api/apikeys', body },
  })
  // The key is shown this once.
  const { key } = JSON.parse(text) as { readonly key: string }
  return (items) => ({ method: 'POST', path, body: JSON.stringify(items), headers: { 'x-api-key': key } })
}

/** Assets of the type that has a collector, as many as a round takes; one after the other in each round. */
function assetsOf({ shop, effort }: Bench, round: number, count: number = effort.writes): readonly Asset[] {
  const all = shop.assets.filter(({ assettypeid }) => assettypeid === 1)
  // There is always one.
  return Array.from({ length: count }, (_, place) => all[(round * count + place) % all.length] as Asset)
}

/** What an agent says: the serial number by which it is known, and a name that is new in each round. */
const itemOf = ({ serialnumber, name }: Asset, round: number | string): object => ({
  serialnumber,
  name: `${name} seen ${round}`,
})

/** Items per second of pushes that each hold some, the middle of the rounds. */
async function itemsPerSecond(
  { generator, effort, ours }: Bench,
  requestsOf: (round: number) => readonly LoadRequest[],
  each: number,
): Promise<number> {
  const goal = { origin: ours.origin }
  const rates: number[] = []
  for (let round = 0; round < effort.rounds; round += 1) {
    const { persecond } = await generator.run({ kind: 'load', goal, requests: requestsOf(round) })
    rates.push(persecond * each)
  }
  return middle(rates)
}

export const measureCollect: Operation = async (bench) => {
  const { engine, ours } = bench
  const push = await openDoor(bench)
  // The key is who asks; a token beside it would be somebody else.
  const single = await compareWrites({ ...bench, ours: { origin: ours.origin } }, (round) =>
    assetsOf(bench, round).map((asset) => {
      const item = itemOf(asset, `one ${round}`)
      return { raw: { method: 'POST', path: '/report', body: JSON.stringify(item) }, ours: push(item) }
    }),
  )
  const many = await itemsPerSecond(bench, (round) => batches(bench, push, round), together)
  const known = assetsOf(bench, 0, Math.min(bench.effort.writes, 500)).map((asset) => push(itemOf(asset, 'again')))
  await itemsPerSecond(bench, () => known, 1)
  const again = await itemsPerSecond(bench, () => repeated(known, bench.effort.writes), 1)
  return [
    { operation: 'collected item, one a push', unit: '/s', ...single, ...goalOf('collect', engine) },
    { operation: `items in pushes of ${together}`, unit: '/s', ours: many },
    {
      operation: 'such an item, against one a push',
      unit: 'times',
      ours: many / single.ours,
      ...goalOf('collectmany', engine),
    },
    { operation: 'unchanged item, one a push', unit: '/s', ours: again },
    {
      operation: 'such an item, against a changed one',
      unit: 'times',
      ours: again / single.ours,
      ...goalOf('collectagain', engine),
    },
  ]
}

/** Where there are enough assets, each is in one push of a round. */
function batches(bench: Bench, push: (items: object) => LoadRequest, round: number): readonly LoadRequest[] {
  // Each of the ten connections sends one at least.
  const assets = assetsOf(bench, round, Math.max(bench.effort.writes, 10 * together))
  const count = Math.ceil(assets.length / together)
  return Array.from({ length: count }, (_, at) =>
    push(assets.slice(at * together, (at + 1) * together).map((asset) => itemOf(asset, `many ${round}`))),
  )
}

function repeated(requests: readonly LoadRequest[], count: number): readonly LoadRequest[] {
  return Array.from({ length: count }, (_, place) => requests[place % requests.length] ?? []).flat()
}
