import { choice, date, datetime, defineKeep, defineResource, integer, reference, text } from '@shopdb/contract'
import { printer } from './printer.ts'
import { alerts } from './supply-alert.ts'
import { supplyclasses, supplytypes } from './supply-codes.ts'
import { dialects } from './supply-level.ts'

const asread = 'As the printer tells'

/** Something that a printer uses up or fills: toner, drum, waste toner. */
export const supply = defineResource({
  name: 'Supply',
  table: 'supplies',
  title: 'Supplies',
  icon: 'droplets',
  belongsto: 'printerid',
  sort: 'printerid,name',
  unique: [['printerid', 'markerindex']],
  indexes: [['alert', 'isactive', 'emptyon']],
  fields: {
    printerid: reference({ label: 'Printer', to: printer, required: true, list: true }),
    name: text({ label: 'Name', required: true, max: 120, list: true }),
    type: choice({ label: 'Type', choices: supplytypes, default: 'other', index: true, list: true }),
    percent: integer({
      label: 'Left',
      unit: '%',
      readonly: true,
      index: true,
      list: true,
      help: 'Of what fills up, how much room is left.',
    }),
    alert: choice({ label: 'State', choices: alerts, default: 'unknown', readonly: true, list: true }),
    emptyon: date({ label: 'Empty around', readonly: true, index: true, list: true }),
    partnumber: text({ label: 'Part number', max: 60, list: true, search: true, help: 'What to order.' }),
    class: choice({ label: 'Class', choices: supplyclasses, default: 'consumed' }),
    markerindex: text({ label: 'Number', group: asread, required: true, max: 20, help: 'By which it is known again.' }),
    description: text({ label: 'Description', group: asread, readonly: true }),
    serialnumber: text({ label: 'Serial number', group: asread, max: 120, readonly: true }),
    level: integer({ label: 'Level', group: asread, readonly: true, help: '-1 unlimited, -2 unknown, -3 some left.' }),
    maxcapacity: integer({ label: 'Capacity', group: asread, readonly: true }),
    unit: text({ label: 'Unit', group: asread, max: 20, readonly: true }),
    dialect: choice({
      label: 'Levels are',
      group: asread,
      choices: dialects,
      labels: { rfc3805: 'as RFC 3805 has them', hp4500: 'as the HP LaserJet 4500 has them' },
      default: 'rfc3805',
    }),
    readat: datetime({ label: 'Read at', group: asread, readonly: true, help: 'When this was news.' }),
    readon: date({ label: 'Read on', group: asread, readonly: true, hidden: true }),
  },
})

/** A level on a day. There is one for each change of a whole percent, and one a day. */
export const supplyreading = defineResource({
  name: 'SupplyReading',
  table: 'supplyreadings',
  title: 'Supply readings',
  icon: 'chart-line',
  belongsto: 'supplyid',
  display: 'readon',
  sort: '-readon',
  writers: 'admin',
  indexes: [['supplyid', 'isactive', 'readon']],
  fields: {
    supplyid: reference({ label: 'Supply', to: supply, required: true, readonly: true, list: true }),
    readon: date({ label: 'Read on', required: true, readonly: true, index: true, list: true }),
    percent: integer({ label: 'Left', unit: '%', required: true, readonly: true, list: true }),
    level: integer({ label: 'Level', readonly: true, list: true }),
    maxcapacity: integer({ label: 'Capacity', readonly: true, list: true }),
  },
})

/** Readings are needed for forecasts, and only so far back. */
export const keptreadings = defineKeep(supplyreading, {
  what: 'Old readings',
  dates: [{ field: 'readon' }],
  days: 'keepdays',
})
