import {
  boolean,
  datetime,
  integer,
  invalidInput,
  ipaddress,
  json,
  type Flaw,
  type JsonRow,
  macaddress,
  parseInput,
  ShopError,
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

const supplyfields = {
  index: text({ required: true, max: 20 }),
  class: integer(),
  type: integer(),
  unit: integer(),
  maxcapacity: integer(),
  level: integer(),
}

const most = 60

/** Throws `invalid` with everything that is wrong with the list, by its place in the item. */
export function parseSupplies(given: unknown): readonly ReadSupply[] {
  if (given === null || given === undefined) return []
  if (!Array.isArray(given) || given.length > most)
    throw invalidInput([{ path: '/supplies', message: `must be a list of at most ${most} supplies` }])
  const read = given.map((one: unknown, at) => parseOne(one, `/supplies/${at}`))
  const flaws = read.flatMap((one) => ('flaws' in one ? one.flaws : []))
  const supplies = read.flatMap((one) => ('flaws' in one ? [] : [one]))
  const twice = supplies.findIndex(({ index }, at) => supplies.findIndex((other) => other.index === index) < at)
  const again = twice < 0 ? [] : [{ path: `/supplies/${twice}/index`, message: 'is that of another supply here' }]
  if (flaws.length + again.length > 0) throw invalidInput([...flaws, ...again])
  return supplies
}

function parseOne(given: unknown, path: string): ReadSupply | { readonly flaws: readonly Flaw[] } {
  if (typeof given !== 'object' || given === null) return { flaws: [{ path, message: 'must be an object' }] }
  // Its description is checked apart: it may hold what no text may.
  const { description, ...others } = given as JsonRow
  if (typeof description !== 'string') return { flaws: [{ path: `${path}/description`, message: 'must be text' }] }
  try {
    // The fields above say what these members are.
    return { ...(parseInput(supplyfields, others, 'create') as Omit<ReadSupply, 'description'>), description }
  } catch (cause) {
    if (!(cause instanceof ShopError)) throw cause
    return { flaws: cause.flaws.map((flaw) => ({ ...flaw, path: `${path}${flaw.path}` })) }
  }
}
