import { DatabaseSync } from 'node:sqlite'
import { createConnection } from 'mysql2/promise'

// Where everything is drawn, in the plainest way that is fast: three tables are read as they are, and one loop over typed
// arrays goes from asset to asset. Called as `positions.ts sqlite FILE` or `positions.ts mysql ADDRESS`; says in one line how
// many milliseconds it took, and the sum of all coordinates.
const [engine = '', at = ''] = process.argv.slice(2)
type Rows = readonly Readonly<Record<string, number | null>>[]

const texts = {
  assets: 'select assetid, mapx, mapy, locationid from assets',
  ties: `select r.sourceassetid, r.targetassetid from assetrelationships as r
    inner join relationshiptypes as t on t.relationshiptypeid = r.relationshiptypeid
    where r.inheritsposition = 1 and r.isactive = 1 order by t.positionpriority desc, r.relationshipid desc`,
  locations: 'select locationid, parentlocationid, mapx, mapy from locations',
}
const opened = await open()
const begun = performance.now()
const sum = resolve(await opened.read(texts.assets), await opened.read(texts.ties), await opened.read(texts.locations))
console.log(JSON.stringify({ milliseconds: performance.now() - begun, sum }))
await opened.close()

async function open(): Promise<{
  readonly read: (text: string) => Promise<Rows>
  readonly close: () => Promise<void>
}> {
  if (engine === 'mysql') {
    const connection = await createConnection(at)
    // The statements above select numbers only.
    return { read: async (text) => (await connection.query(text))[0] as unknown as Rows, close: () => connection.end() }
  }
  const database = new DatabaseSync(at, { readOnly: true })
  return { read: async (text) => database.prepare(text).all() as Rows, close: async () => database.close() }
}

interface Columns {
  readonly x: Int32Array
  readonly y: Int32Array
  /** The one above: of an asset its location, of a location its parent. */
  readonly above: Int32Array
}

function columnsOf(rows: Rows, key: string, above: string): Columns {
  const size = 1 + rows.reduce((most, row) => Math.max(most, row[key] ?? 0), 0)
  const columns = { x: new Int32Array(size).fill(-1), y: new Int32Array(size).fill(-1), above: new Int32Array(size) }
  for (const row of rows) {
    const id = row[key] ?? 0
    columns.x[id] = row['mapx'] ?? -1
    columns.y[id] = row['mapy'] ?? -1
    columns.above[id] = row[above] ?? 0
  }
  return columns
}

function resolve(assetrows: Rows, ties: Rows, locationrows: Rows): number {
  const assets = columnsOf(assetrows, 'assetid', 'locationid')
  const locations = columnsOf(locationrows, 'locationid', 'parentlocationid')
  // Of the data set each asset takes the place of one other at most.
  const target = new Int32Array(assets.x.length)
  for (const tie of ties) target[tie['sourceassetid'] ?? 0] = tie['targetassetid'] ?? 0
  let total = 0
  for (let id = 1; id < assets.x.length; id += 1) {
    let asset = id
    for (let steps = 0; steps < 3 && assets.x[asset] === -1 && target[asset] !== 0; steps += 1)
      asset = target[asset] ?? 0
    if (assets.x[asset] !== -1) total += (assets.x[asset] ?? 0) + (assets.y[asset] ?? 0)
    else total += placeSum(locations, assets.above[asset] ?? 0)
  }
  return total
}

function placeSum({ x, y, above }: Columns, start: number): number {
  for (let id = start; id !== 0; id = above[id] ?? 0) if (x[id] !== -1) return (x[id] ?? 0) + (y[id] ?? 0)
  return 0
}
