import { boolean, choice, cidr, defineResource, ipaddress, macaddress, reference, text } from '@shopdb/contract'
import { networkzone, vlan } from './vlans.ts'

const key = { max: 40, readonly: true, hidden: true } as const

/** A set of addresses in which no two are the same. Most sites have one. */
export const addressspace = defineResource({
  name: 'AddressSpace',
  table: 'addressspaces',
  label: 'Address space',
  title: 'Address spaces',
  icon: 'orbit',
  description: 'A VRF: one more is needed only where the same addresses are used twice.',
  writers: 'manager',
  fields: {
    name: text({ label: 'Name', required: true, max: 60, unique: true, list: true, search: true }),
    description: text({ label: 'Description', max: 255, list: true }),
  },
})

/** A range of addresses. Those of one address space lie apart, or one is a container of the other. */
export const subnet = defineResource({
  name: 'Subnet',
  table: 'subnets',
  icon: 'chart-network',
  display: 'cidr',
  sort: 'firstkey,-lastkey',
  unique: [['addressspaceid', 'cidr']],
  indexes: [['addressspaceid', 'isactive', 'firstkey']],
  fields: {
    cidr: cidr({ label: 'Subnet', required: true, index: true, list: true, search: true }),
    name: text({ label: 'Name', max: 120, index: true, list: true, search: true }),
    iscontainer: boolean({
      label: 'Container',
      help: 'Divided into the subnets inside it; nothing else may overlap.',
    }),
    vlanid: reference({ label: 'VLAN', to: vlan, index: true, list: true }),
    networkzoneid: reference({ label: 'Zone', to: networkzone, index: true, list: true }),
    siteid: reference({ label: 'Site', to: 'locations', index: true }),
    gateway: ipaddress({ label: 'Gateway', list: true }),
    dhcpfrom: ipaddress({ label: 'DHCP from' }),
    dhcpto: ipaddress({ label: 'DHCP to' }),
    purpose: text({ label: 'Purpose', max: 255, search: true }),
    addressspaceid: reference({
      label: 'Address space',
      to: addressspace,
      index: true,
      help: 'Nothing means the first one.',
    }),
    firstkey: text({ ...key, label: 'First address, for sorting' }),
    lastkey: text({ ...key, label: 'Last address, for sorting' }),
  },
})

/** An address that somebody or something has. */
export const address = defineResource({
  name: 'Address',
  table: 'addresses',
  title: 'Addresses',
  icon: 'at-sign',
  display: 'ipaddress',
  sort: 'sortkey',
  tellsof: 'holderid',
  tellsname: 'hostname',
  unique: [['addressspaceid', 'ipaddress']],
  indexes: [
    ['addressspaceid', 'isactive', 'sortkey'],
    ['isactive', 'sortkey'],
  ],
  fields: {
    ipaddress: ipaddress({ label: 'Address', required: true, index: true, list: true, search: true }),
    holderid: reference({ label: 'Used by', to: 'assets', index: true, list: true }),
    hostname: text({ label: 'Host name', max: 255, index: true, list: true, search: true }),
    mode: choice({
      label: 'Given',
      choices: ['static', 'dhcp', 'reserved'],
      labels: { dhcp: 'DHCP' },
      default: 'static',
      list: true,
      help: 'Static: set on the device. Reserved: kept for it, by the DHCP server or by hand.',
    }),
    macaddress: macaddress({ label: 'MAC address', index: true, list: true, search: true }),
    description: text({ label: 'Description', max: 255, search: true }),
    addressspaceid: reference({
      label: 'Address space',
      to: addressspace,
      index: true,
      help: 'Nothing means the first one.',
    }),
    sortkey: text({ ...key, label: 'For sorting' }),
  },
})
