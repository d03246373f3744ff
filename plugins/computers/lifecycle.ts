import { defineDueList } from '@shopdb/contract'
import { computer } from './computer.ts'

/** Warranties, lives and supports that end. */
export const lifecycle = defineDueList(computer, {
  name: 'lifecycle',
  title: 'Lifecycle of computers',
  icon: 'calendar-clock',
  words: 'ends',
  dates: [
    { field: 'warrantyend', label: 'Warranty' },
    { field: 'endoflife', label: 'Life of the computer' },
    { field: 'endoflife', through: 'operatingsystemid', label: 'Support of its operating system' },
    { field: 'endoflife', through: 'modelid', label: 'Support of its model' },
  ],
  filters: ['role'],
  soon: 'noticedays',
  section: 'Lifecycle',
})
