import { namesOf, typecount } from '../data/assets.ts'
import { spotOf } from '../data/locations.ts'
import type { LoadRequest } from '../load/job.ts'
import { goalOf } from '../report/figure.ts'
import type { Bench, Operation } from './bench.ts'
import { compareWrites, type Pair } from './compare.ts'

export const measureUpdate: Operation = async (bench) => {
  const { shop, effort, random } = bench
  const compared = await compareWrites(bench, (round) =>
    Array.from({ length: effort.writes }, (_, place) => {
      const assetid = 1 + ((round * effort.writes + place * 7) % shop.assets.length)
      const { name } = namesOf(assetid, 1, random)
      return same('PATCH', assetid, { name: `${name} ${round}` })
    }),
  )
  return [{ operation: 'update of one (name)', unit: '/s', ...compared, ...goalOf('write', bench.engine) }]
}

export const measureCreate: Operation = async (bench) => {
  const { effort, shop } = bench
  const compared = await compareWrites(bench, (round) =>
    Array.from({ length: effort.writes }, (_, place) =>
      same('POST', undefined, newAsset(bench, shop.assets.length * 2 + round * effort.writes + place)),
    ),
  )
  return [{ operation: 'create of one', unit: '/s', ...compared, ...goalOf('write', bench.engine) }]
}

/** A new asset as it is sent: of any type, with everything filled in. */
function newAsset({ shop, random }: Bench, number: number): object {
  const model = random.pick(shop.models)
  const assettypeid = 1 + random.whole(typecount)
  return {
    ...namesOf(number, assettypeid, random),
    assettypeid,
    assetstatusid: 1,
    vendorid: model.vendorid,
    modelid: model.modelid,
    locationid: random.pick(shop.locations).locationid,
    businessunitid: 1 + random.whole(shop.businessunits.length),
    ...spotOf(true, random),
    floorplanid: 1,
    notes: null,
  }
}

function same(method: LoadRequest['method'], assetid: number | undefined, fields: object): Pair {
  const body = JSON.stringify(fields)
  const tail = assetid === undefined ? '' : `/${assetid}`
  return { raw: { method, path: `/assets${tail}`, body }, ours: { method, path: `/api/assets${tail}`, body } }
}

/** Many rows in one change set, and all of it taken back. */
export const measureBulk: Operation = async ({ engine, effort, generator, ours: goal }) => {
  const ids = Array.from({ length: effort.bulkrows }, (_, place) => place + 1)
  const bulk = {
    method: 'POST',
    path: '/api/assets/bulk',
    body: JSON.stringify({ ids, changes: { assetstatusid: 2, notes: 'Counted.' } }),
  } as const
  const edited = await generator.run({ kind: 'once', goal, request: bulk })
  const undo = {
    method: 'POST',
    path: `/api/changesets/${numberIn(edited.text, 'changesetid')}/undo`,
    body: '{}',
  } as const
  const undone = await generator.run({ kind: 'once', goal, request: undo })
  const entries = numberIn(undone.text, 'entries')
  if (entries !== numberIn(edited.text, 'updated'))
    throw new Error(`The undo took ${entries} rows back: ${edited.text} ${undone.text}`)
  const words = `${effort.bulkrows.toLocaleString('en-US')} rows`
  return [
    { operation: `bulk edit of ${words}`, unit: 's', ours: edited.seconds, ...goalOf('bulk', engine) },
    { operation: `undo of the bulk edit of ${words}`, unit: 's', ours: undone.seconds, ...goalOf('bulk', engine) },
  ]
}

function numberIn(text: string, member: string): number {
  // Both answers are objects.
  const answer = JSON.parse(text) as Readonly<Record<string, unknown>>
  return Number(answer[member])
}
