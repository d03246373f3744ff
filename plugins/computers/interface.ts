import { boolean, defineResource, integer, ipaddress, macaddress, reference, text } from '@shopdb/contract'
import { computer } from './computer.ts'

/** A network adapter of a computer; loopback and virtual ones are not kept. */
export const computerinterface = defineResource({
  name: 'ComputerInterface',
  table: 'computerinterfaces',
  label: 'Network interface',
  icon: 'ethernet-port',
  belongsto: 'computerid',
  display: 'interfacename',
  fields: {
    computerid: reference({ label: 'Computer', to: computer, required: true, index: true, list: true }),
    interfacename: text({ label: 'Interface', required: true, max: 120, list: true }),
    macaddress: macaddress({ label: 'MAC address', index: true, search: true, list: true }),
    ipaddress: ipaddress({ label: 'IP address', index: true, search: true, list: true }),
    ipaddress6: ipaddress({ label: 'IPv6 address', index: true, search: true, list: true }),
    speedmbps: integer({ label: 'Speed', min: 0, unit: 'Mbit/s', list: true }),
    isup: boolean({ label: 'Up', list: true, default: true }),
  },
})
