import {
  asset,
  defineAssetType,
  defineColumns,
  defineMarkers,
  definePanel,
  defineResource,
  integer,
  reference,
} from '@shopdb/contract'
import { expect, test } from 'vitest'
import { markerFlaws, panelFlaws } from './check-handed.ts'
import { columnFlaws } from './check-pages.ts'

const hoist = defineAssetType({ name: 'Hoist', table: 'hoists', fields: { loadkg: integer() } })
const check = defineResource({ name: 'Check', table: 'checks', fields: { hoistid: reference({ to: hoist }) } })
const tables = new Set(['assets', 'hoists', 'checks'])
const sections = () => []
const marks = () => []

test('hooks that are handed rows are sound for an asset type and for every asset, as those that are handed keys', () => {
  expect(panelFlaws(definePanel(hoist, { sections }), tables)).toEqual([])
  expect(panelFlaws(definePanel(asset, { sections, isfirst: true }), tables)).toEqual([])
  expect(panelFlaws({ show: async () => [] }, tables)).toEqual([])
  expect(markerFlaws(defineMarkers(hoist, { where: { loadkg: 5 }, marks }), tables)).toEqual([])
  expect(markerFlaws(defineMarkers(asset, { where: () => ({ name: 'x' }), marks }), tables)).toEqual([])
  expect(markerFlaws({ notes: async () => [] }, tables)).toEqual([])
  const columns = defineColumns(check, { columns: { ok: 'Fine' }, cells: () => [] })
  expect(columns.flatMap((column) => columnFlaws(column, tables))).toEqual([])
})

// As a plugin may give it that no compiler has seen.
test.each<[string, readonly string[], string]>([
  ['a panel of nothing', panelFlaws({}, tables), 'must have one function, show or sections'],
  ['a panel of both', panelFlaws({ of: hoist, show: async () => [], sections }, tables), 'one function, show or'],
  ['a panel of a resource', panelFlaws({ of: check as never, sections }, tables), 'of an asset type, or of asset'],
  ['a panel without a type', panelFlaws({ sections }, tables), 'must say with of'],
  ['a panel of a stranger', panelFlaws({ of: { ...hoist, table: 'cars' }, sections }, tables), 'nobody declares'],
  ['markers of text', markerFlaws({ of: hoist, marks: 'x' as never }, tables), 'one function, notes or marks'],
  ['markers of a resource', markerFlaws({ of: check as never, marks }, tables), 'of an asset type, or of asset'],
  ['keys with a filter', markerFlaws({ notes: async () => [], where: {} }, tables), 'have where, which is for marks'],
  ['a filter that is none', markerFlaws({ of: hoist, marks, where: 7 as never }, tables), 'which rows they are about'],
  ['a column of nothing', columnFlaws({ of: check, name: 'ok', label: 'Fine' }, tables), 'values or cells'],
])('%s is refused', (_what, flaws, reason) => {
  expect(flaws.join('; ')).toContain(reason)
})
