import { defineSilence } from '@shopdb/contract'
import { printer } from './printer.ts'

/** Printers that no poller has read for long: what is told of their supplies is old. */
export const silence = defineSilence(printer, {
  name: 'unread',
  field: 'lastseen',
  days: 'staledays',
  title: 'Printers not read for {days} days',
  column: 'Not read for',
  ismarked: true,
  ishidden: true,
})
