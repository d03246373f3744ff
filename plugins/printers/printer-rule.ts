import { keepLatest } from '@shopdb/contract'
import { printer } from './printer.ts'

/** A reading of an older day knows nothing better, and a page printed since this morning is no news of a page count. */
export const printerrule = keepLatest(printer, {
  on: 'lastseen',
  told: ['pagecount', 'ipaddress', 'fqdn'],
  daily: ['pagecount'],
})
