import {
  defineColumns,
  defineMarkers,
  definePanel,
  linesSection,
  type ListLine,
  listPage,
  type NamedRow,
  rowPage,
  rowsSection,
  vendor,
} from '@shopdb/contract'
import { hoist, inspection } from './hoists.ts'

export const loads = defineColumns(hoist, {
  columns: { tons: { label: 'Tons', unit: 't' }, strength: 'Strength' },
  cells: (_platform, rows) =>
    rows.map(({ loadkg }) => {
      if (loadkg === null) return undefined
      const isStrong = loadkg >= 1000
      return {
        tons: { value: loadkg / 1000, link: listPage(hoist, { 'loadkg.gte': loadkg }) },
        strength: { value: isStrong ? 'strong' : 'weak', tone: isStrong ? 'success' : 'info' },
      }
    }),
})

export const lockedMarkers = defineMarkers(hoist, {
  where: { state: 'locked' },
  marks: async (_platform, rows) =>
    rows.map(({ makername }) => makername !== null && { tone: 'error', badge: 'X', note: `Locked, of ${makername}` }),
})

export const loadPanel = definePanel(hoist, {
  isfirst: true,
  sections: async (platform, { assetid, loadkg, makerid, makername }) => {
    const checks = await platform.list(inspection, { hoistid: assetid, 'inspector.isnull': false }, { perpage: 5 })
    const rows = checks.data.map((row) => ({ ...row, by: row.inspector }))
    return [
      linesSection('Strength', [
        loadkg !== null && { label: 'Lifts', detail: loadkg, unit: 'kg' },
        makerid !== null && { label: 'Made by', detail: makername ?? '', link: rowPage(vendor, makerid) },
      ]),
      rows.length > 0 && rowsSection('Inspected', inspection, ['kind', 'hoistid', { by: 'By' }], rows),
    ]
  },
})

export const lineOf = ({ assetid, code }: NamedRow<typeof hoist>): ListLine => ({
  label: code ?? '',
  link: rowPage(hoist, assetid),
})
