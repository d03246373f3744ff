import {
  boolean,
  datetime,
  integer,
  invalidInput,
  ipaddress,
  json,
  macaddress,
  parseRows,
  readMembers,
  text,
} from '@shopdb/contract'

/** One supply as a poller read it; numbers of classes, types and units are those of RFC 3805. Null was never read. */
export interface ReadSupply {
  /** By which it is known again on its printer: `1.10`, the index of its row in the Printer MIB. */
  readonly index: string
  /** As it was read, in whatever encoding. */
  readonly description: string
  readonly class?: number | null
  readonly type?: number | null
  readonly unit?: number | null
  readonly maxcapacity: number | null
  readonly level: number | null
}

/** What one item of the collector says of a printer, beside its supplies. */
export interface PrinterReport {
  readonly serialnumber?: string | undefined
  readonly macaddress?: string | undefined
  readonly modelname?: string | undefined
  readonly description?: string | undefined
  readonly pagecount?: number | undefined
  readonly supplies: readonly ReadSupply[]
}

/** The members of one item: a printer, by whatever identifies it, and all its supplies. */
export const printeritem = {
  assetnumber: text({ label: 'Asset number', max: 60 }),
  windowsname: text({ label: 'Windows name', max: 120 }),
  serialnumber: text({ label: 'Serial number', max: 120 }),
  macaddress: macaddress({ label: 'MAC address' }),
  ipaddress: ipaddress({
    label: 'IP address',
    help: 'A printer is known by it only where the item says nothing better, because addresses wander.',
  }),
  fqdn: text({ label: 'Name in the network' }),
  vendorname: text({ label: 'Vendor', max: 120 }),
  modelname: text({ label: 'Model', max: 120 }),
  description: text({ label: 'Description', max: 2000, help: 'What the printer says it is: its sysDescr.' }),
  pagecount: integer({ label: 'Pages printed', min: 0 }),
  readat: datetime({ label: 'Read at', help: 'Default: now.' }),
  iswhole: boolean({ label: 'Whole', default: true, help: 'A supply that is not in the list is gone.' }),
  supplies: json({
    label: 'Supplies',
    help: 'A list of { index, description, class, type, unit, maxcapacity, level } with the numbers of RFC 3805.',
  }),
}

const numbers = { class: integer(), type: integer(), unit: integer(), maxcapacity: integer(), level: integer() }
// A description may hold what no text may.
const supplyfields = { index: text({ required: true, max: 20 }), description: json({ required: true }), ...numbers }
const unread = { class: null, type: null, unit: null, maxcapacity: null, level: null }

/** A supply of which somebody else tells numbers, also as texts; what is none was not read. */
export const readSupply = (index: string, description: string, told: object): ReadSupply => ({
  index,
  description,
  ...unread,
  ...readMembers(numbers, told),
})

/** Throws `invalid` with everything that is wrong with the list, by its place in the item. */
export function parseSupplies(given: unknown): readonly ReadSupply[] {
  const rows = parseRows(supplyfields, given, { path: '/supplies', most: 60, by: 'index' })
  const unnamed = rows.findIndex(({ description }) => typeof description !== 'string')
  if (unnamed >= 0) throw invalidInput([{ path: `/supplies/${unnamed}/description`, message: 'must be text' }])
  return rows.map((one) => ({ ...one, description: String(one.description) }))
}
