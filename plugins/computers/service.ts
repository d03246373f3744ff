import { choice, date, defineResource, reference, text } from '@shopdb/contract'
import { computer } from './computer.ts'

/** A service that has to run, or must not, on a computer. */
export const monitoredservice = defineResource({
  name: 'MonitoredService',
  table: 'monitoredservices',
  icon: 'activity',
  belongsto: 'computerid',
  display: 'servicename',
  fields: {
    computerid: reference({ label: 'Computer', to: computer, required: true, index: true, list: true }),
    servicename: text({ label: 'Service', required: true, max: 120, index: true, search: true, list: true }),
    purpose: text({ label: 'What for', max: 200, list: true }),
    wantedstate: choice({ label: 'Should be', choices: ['running', 'stopped'], default: 'running', list: true }),
    state: choice({
      label: 'Is',
      choices: ['running', 'stopped', 'unknown'],
      default: 'unknown',
      index: true,
      list: true,
    }),
    checkeddate: date({ label: 'Checked', list: true }),
  },
})
