import {
  choice,
  date,
  defineAssetType,
  defineResource,
  integer,
  ipaddress,
  outboxfields,
  reference,
  text,
} from '@shopdb/contract'

export const hoist = defineAssetType({
  name: 'Hoist',
  table: 'hoists',
  icon: 'weight',
  fields: {
    code: text({ label: 'Code', max: 40, unique: true, identity: true, list: true }),
    loadkg: integer({ label: 'Load', min: 0, unit: 'kg', list: true }),
    state: choice({
      label: 'State',
      choices: ['ready', 'locked'],
      labels: { locked: 'out of use' },
      default: 'ready',
      index: true,
      search: true,
    }),
    scrapdate: date({ label: 'To be scrapped', index: true }),
    makerid: reference({ label: 'Maker', to: 'vendors', grows: true }),
    ipaddress: ipaddress({ label: 'IP address of its control', index: true, identity: 'last' }),
    hours: integer({ label: 'Hours run', unit: 'h', readonly: true }),
    lastseen: date({ label: 'Last seen', readonly: true, index: true }),
  },
})

export const inspection = defineResource({
  name: 'HoistInspection',
  table: 'hoistinspections',
  belongsto: 'hoistid',
  display: 'kind',
  displaywith: 'inspector',
  fields: {
    hoistid: reference({ label: 'Hoist', to: hoist, required: true, index: true, list: true }),
    kind: text({ label: 'Inspection', required: true, max: 60, list: true }),
    nextdue: date({ label: 'Next due', index: true, list: true }),
    inspector: text({ label: 'Inspector', max: 60 }),
  },
})

export const outlet = defineResource({
  name: 'HoistOutlet',
  table: 'hoistoutlets',
  belongsto: 'hoistid',
  unique: [['hoistid', 'name']],
  connects: { to: 'feedsid', farend: 'partnerid', by: 'hose' },
  fields: {
    hoistid: reference({ label: 'Hoist', to: hoist, required: true, index: true, list: true }),
    name: text({ label: 'Outlet', required: true, max: 60, list: true }),
    bank: integer({ label: 'Bank' }),
    carries: choice({ label: 'Carries', choices: ['air', 'oil'], default: 'air' }),
    feedsid: reference({ label: 'Feeds', to: 'assets', index: true, list: true }),
    partnerid: reference({ label: 'Outlet at the other end', to: 'hoistoutlets', unique: true }),
  },
})

export const modeloutlet = defineResource({
  name: 'HoistModelOutlet',
  table: 'hoistmodeloutlets',
  unique: [['modelid', 'name']],
  fields: {
    modelid: reference({ label: 'Model', to: 'models', required: true, index: true, list: true }),
    name: text({ label: 'Outlet', required: true, max: 60, list: true }),
    bank: integer({ label: 'Bank' }),
  },
})

export const order = defineResource({
  name: 'HoistOrder',
  table: 'hoistorders',
  display: 'part',
  indexes: [['state', 'isactive', 'nextattempt']],
  fields: {
    hoistid: reference({ label: 'Hoist', to: hoist, required: true, index: true, list: true }),
    part: text({ label: 'Part', required: true, max: 60, list: true }),
    ...outboxfields,
  },
})
