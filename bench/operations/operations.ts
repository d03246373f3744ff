import type { Operation } from './bench.ts'
import { measureCollect } from './collects.ts'
import { measureExport } from './exports.ts'
import { measureFinding } from './finding.ts'
import { measureMapPage } from './map-page.ts'
import { measureMap } from './map.ts'
import { measurePages } from './pages.ts'
import { measurePlugins } from './plugins.ts'
import { measurePositions } from './positions.ts'
import { measureGet, measureList, measureSearch } from './reads.ts'
import { measureBulk, measureCreate, measureUpdate } from './writes.ts'

/** Everything that is measured while both servers run, in this order: what reads comes before what writes. */
export const operations: Readonly<Record<string, Operation>> = {
  get: measureGet,
  list: measureList,
  page: measurePages,
  search: measureSearch,
  finding: measureFinding,
  export: measureExport,
  positions: measurePositions,
  map: measureMap,
  'map-page': measureMapPage,
  collect: measureCollect,
  update: measureUpdate,
  bulk: measureBulk,
  create: measureCreate,
  plugins: measurePlugins,
}
