import { defineDueList } from '@shopdb/contract'
import { license } from './license.ts'

/** Licenses that end soon, and those that have ended. */
export const ends = defineDueList(license, {
  name: 'ends',
  title: 'Licenses that end',
  icon: 'calendar-x',
  words: 'ends',
  dates: [{ field: 'enddate' }],
  soon: 'noticedays',
  show: ['applicationid', 'vendorid', 'ordernumber'],
  filters: ['applicationid', 'vendorid'],
})
