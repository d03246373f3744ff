import { boolean, date, defineAssetType, defineDueList, definePlugin, integer, text } from '@shopdb/contract'

export const forklift = defineAssetType({
  name: 'Forklift',
  table: 'forklifts',
  icon: 'forklift',
  fields: {
    fleetnumber: text({ label: 'Fleet number', max: 20, unique: true, identity: true, search: true }),
    capacitykg: integer({ label: 'Capacity', unit: 'kg', min: 0, list: true }),
    mastheightmm: integer({ label: 'Mast height', unit: 'mm', min: 0 }),
    ispropane: boolean({ label: 'Propane' }),
    inspectiondue: date({ label: 'Inspection due', list: true }),
    operatorlicence: text({ label: 'Licence needed', max: 40 }),
  },
})

export const plugin = definePlugin({
  assettypes: [forklift],
  duelists: [
    defineDueList(forklift, {
      name: 'inspections',
      title: 'Inspections due',
      icon: 'calendar-check',
      dates: [{ field: 'inspectiondue' }],
      soon: 14,
      overdue: 'Inspections overdue',
      ismarked: true,
    }),
  ],
})
