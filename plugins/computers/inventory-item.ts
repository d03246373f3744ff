import { date, datetime, integer, json, text } from '@shopdb/contract'
import { computer, networkname } from './computer.ts'

const { role, imagedate, hasvnc, vncport, hasrdp, rdpport, haswinrm, winrmport } = computer.fields
const open = <F extends { readonly default?: unknown }>({ default: _default, ...field }: F) => field

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
  interfaces: json({ max: 1_000_000, help: 'A list of { name, mac, ip, ip6, type, isvirtual, speedmbps, isup }.' }),
  software: json({ max: 8_000_000, help: 'The whole list of { name, version, publisher, installed }.' }),
  services: json({ max: 1_000_000, help: 'A list of { name, purpose, state }; others stay.' }),
  controls: json({ help: 'The numbers of the machines that it controls.' }),
} as const
