import { defineDueList } from '@shopdb/contract'
import { equipment } from './equipment.ts'
import { maintenanceplan } from './maintenance.ts'

/** What is to be done at machines, by its day. */
export const maintenanceDue = defineDueList(maintenanceplan, {
  name: 'maintenance',
  title: 'Maintenance due',
  icon: 'calendar-check',
  dates: [{ field: 'nextdue' }],
  about: 'machineid',
  shownon: equipment,
  soon: 'duesoondays',
  show: ['responsible'],
  overdue: 'Maintenance overdue',
  column: 'Next maintenance',
  ismarked: true,
})
