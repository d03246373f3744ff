import {
  type AskedOf,
  boolean,
  date,
  datetime,
  type Fields,
  integer,
  ipaddress,
  json,
  macaddress,
  text,
} from '@shopdb/contract'
import { computer, networkname } from './computer.ts'
import { monitoredservice } from './service.ts'

const { role, imagedate, hasvnc, vncport, hasrdp, rdpport, haswinrm, winrmport } = computer.fields
const { purpose, state } = monitoredservice.fields
const open = <F extends { readonly default?: unknown }>({ default: _default, ...field }: F) => field

/** A network adapter as an agent tells it. One that does not know its speed tells 0, or the largest number there is. */
export const adapter = {
  name: text({ required: true, max: 120 }),
  mac: macaddress(),
  ip: ipaddress(),
  ip6: ipaddress(),
  type: text({ help: 'As loopback, ethernet, wifi.' }),
  isvirtual: boolean(),
  speedmbps: integer({ min: 1, max: 999_999 }),
  isup: boolean({ default: true }),
} as const

/** A program with one version. */
export const program = {
  name: text({ required: true }),
  version: text({ max: 100 }),
  publisher: text({ max: 200 }),
  installed: text(),
} as const

/** A service that is looked after. */
export const service = { name: text({ required: true, max: 120 }), purpose, state } as const

const membersOf = (fields: Fields): string => `{ ${Object.keys(fields).join(', ')} }`

/** What one report of a computer may hold. Everything may be left out; what is, stays as it is here. */
export const inventoryitem = {
  seen: date({ help: 'The day that it tells of. Default: today.' }),
  hostname: text({ max: 63 }),
  serialnumber: text({ max: 120 }),
  systemuuid: text({ max: 36 }),
  manufacturer: text({ max: 120 }),
  model: text({ max: 120 }),
  role: open(role),
  operatingsystem: text({ max: 120 }),
  osbuild: text({ max: 60 }),
  domain: text({ max: 120 }),
  fqdn: text({ pattern: networkname }),
  processor: text({ max: 120 }),
  memorymb: integer({ min: 0 }),
  boottime: datetime(),
  lastuser: text({ max: 120 }),
  imagename: text({ max: 120 }),
  imageversion: text({ max: 60 }),
  imagedate,
  ou: text({ max: 500 }),
  gpo: text({ max: 500 }),
  hasvnc: open(hasvnc),
  vncport: open(vncport),
  hasrdp: open(hasrdp),
  rdpport: open(rdpport),
  haswinrm: open(haswinrm),
  winrmport: open(winrmport),
  interfaces: json({ max: 1_000_000, help: `A list of ${membersOf(adapter)}.` }),
  software: json({ max: 8_000_000, help: `The whole list of ${membersOf(program)}.` }),
  services: json({ max: 1_000_000, help: `A list of ${membersOf(service)}; others stay.` }),
  controls: json({ help: 'The numbers of the machines that it controls.' }),
} as const

/** A network adapter, as far as it is told. */
export type Adapter = Pick<AskedOf<typeof adapter>, 'name'> & Partial<AskedOf<typeof adapter>>
