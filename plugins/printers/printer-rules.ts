import { keepLatest, removeWith } from '@shopdb/contract'
import { printer } from './printer.ts'
import { supply } from './supply.ts'

/** A reading of an older day knows nothing better, and a page printed since this morning is no news of a page count. */
export const printerrules = [
  keepLatest(printer, { on: 'lastseen', told: ['pagecount', 'ipaddress', 'fqdn'], daily: ['pagecount'] }),
  removeWith(printer, supply),
]
