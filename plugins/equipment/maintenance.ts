import { choice, date, decimal, defineResource, file, integer, markdown, reference, text } from '@shopdb/contract'
import { intervalunits } from './interval.ts'

/** Any asset: what was done at a machine stays with it when it becomes something else, such as a measuring tool. */
const machine = () => reference({ label: 'Machine', to: 'assets', required: true, index: true, list: true })

/** What is to be done at a machine again and again. */
export const maintenanceplan = defineResource({
  name: 'MaintenancePlan',
  table: 'maintenanceplans',
  icon: 'calendar-sync',
  belongsto: 'machineid',
  display: 'task',
  sort: 'nextdue',
  indexes: [['isactive', 'nextdue']],
  unique: [['machineid', 'task']],
  fields: {
    machineid: machine(),
    task: text({ label: 'Task', required: true, max: 120, search: true, list: true }),
    nextdue: date({
      label: 'Next due',
      readonly: true,
      list: true,
      help: 'An interval after it was last done. Where a month is too short, its last day.',
    }),
    intervalvalue: integer({ label: 'Every', required: true, min: 1, max: 3650, list: true }),
    intervalunit: choice({ label: 'Unit', choices: intervalunits, default: 'months', list: true }),
    responsible: text({ label: 'Responsible', max: 120, list: true, help: 'A team or a company.' }),
    firstdue: date({ label: 'First due', help: 'Needed until it was done once.' }),
    lastdone: date({ label: 'Last done', readonly: true, list: true }),
    instructions: markdown({ label: 'Instructions' }),
  },
})

/** What was done at a machine. It is never edited: a wrong entry is undone, and the history says so. */
export const maintenancerecord = defineResource({
  name: 'MaintenanceRecord',
  table: 'maintenancerecords',
  label: 'Maintenance entry',
  title: 'Maintenance log',
  icon: 'wrench',
  belongsto: 'machineid',
  display: 'summary',
  sort: '-donedate',
  appendonly: true,
  unique: [['machineid', 'donedate', 'summary']],
  fields: {
    machineid: machine(),
    donedate: date({ label: 'Done on', required: true, index: true, list: true }),
    kind: choice({
      label: 'Kind',
      choices: ['preventive', 'repair', 'inspection', 'cleaning', 'upgrade', 'other'],
      default: 'repair',
      index: true,
      list: true,
    }),
    summary: text({ label: 'What', required: true, max: 200, search: true, list: true }),
    maintenanceplanid: reference({
      label: 'Plan',
      to: maintenanceplan,
      index: true,
      help: 'It is due again an interval later.',
    }),
    doneby: text({ label: 'By', max: 120, list: true }),
    hours: decimal({ label: 'Work', min: 0, max: 10_000, scale: 2, unit: 'h', list: true }),
    meterreading: integer({
      label: 'Meter',
      min: 0,
      unit: 'h',
      help: 'Spindle or operating hours, as the machine shows them.',
    }),
    cost: decimal({ label: 'Cost', min: 0, scale: 2 }),
    remarks: markdown({ label: 'Remarks' }),
    fileid: file({ label: 'Report' }),
  },
})
