import {
  boolean,
  choice,
  datetime,
  decimal,
  defineSubtype,
  integer,
  ipaddress,
  json,
  macaddress,
  markdown,
  text,
  url,
} from '@shopdb/contract'
import { equipment } from './equipment.ts'

const port = { label: 'Port', min: 1, max: 65_535 } as const
const address = () => ipaddress({ label: 'IP address', index: true, list: true })
const hardware = () => macaddress({ label: 'MAC address', index: true })

/** Fanuc's library protocol. Two paths of one control share address and port and differ by path. */
export const focas = defineSubtype(equipment, {
  name: 'Focas',
  table: 'focas',
  label: 'FOCAS',
  title: 'FOCAS',
  icon: 'plug',
  fields: {
    ipaddress: address(),
    port: integer({ ...port, default: 8193, list: true }),
    pathid: integer({
      label: 'Path',
      min: 1,
      max: 15,
      default: 1,
      list: true,
      help: 'Which path of the control this machine is.',
    }),
    pathcount: integer({ label: 'Paths of the control', min: 1, max: 15 }),
    timeoutms: integer({ label: 'Timeout', min: 100, max: 60_000, default: 3000, unit: 'ms' }),
    cncseries: text({ label: 'CNC series', max: 30, help: 'As the control tells it, such as 31i.' }),
    cncid: text({
      label: 'CNC id',
      pattern: '[0-9A-Fa-f]{1,8}(-[0-9A-Fa-f]{1,8}){3}',
      patternwords: 'four words in hexadecimal with hyphens between them',
      help: 'Four words in hexadecimal; it stays with the control.',
      search: true,
    }),
    macaddress: hardware(),
    isenabled: boolean({ label: 'Collected', default: true }),
    notes: markdown({ label: 'Notes' }),
  },
})

/** An MTConnect agent that tells of this machine. One agent may tell of many, by device. */
export const mtconnect = defineSubtype(equipment, {
  name: 'MtConnect',
  table: 'mtconnect',
  label: 'MTConnect',
  title: 'MTConnect',
  icon: 'radio-tower',
  fields: {
    agenturl: url({
      label: 'Agent',
      list: true,
      index: true,
      help: 'Without /probe or /current: http://10.1.2.3:5000',
    }),
    deviceuuid: text({ label: 'Device uuid', max: 120, index: true, search: true, list: true }),
    devicename: text({ label: 'Device name', max: 120, list: true }),
    mtconnectversion: text({ label: 'Version', max: 10, pattern: '\\d+\\.\\d+', patternwords: 'such as 1.8' }),
    ipaddress: ipaddress({
      label: 'Adapter IP address',
      index: true,
      help: 'Where the machine itself talks to its agent.',
    }),
    port: integer({ ...port, label: 'Adapter port', help: 'Usually 7878.' }),
    macaddress: hardware(),
    lastinstanceid: text({
      label: 'Last instance',
      max: 30,
      readonly: true,
      help: 'Changes when the agent starts anew.',
    }),
    lastseen: datetime({ label: 'Last seen', readonly: true }),
    lasterror: text({ label: 'Last error', max: 500, readonly: true }),
    isenabled: boolean({ label: 'Collected', default: true }),
    notes: markdown({ label: 'Notes' }),
  },
})

/** A site's own protocol of that name; what it needs beyond an address goes into its settings. */
export const clm = defineSubtype(equipment, {
  name: 'Clm',
  table: 'clm',
  label: 'CLM',
  title: 'CLM',
  icon: 'plug-zap',
  fields: {
    ipaddress: address(),
    port: integer({ ...port, list: true }),
    path: text({ label: 'Path', max: 255, help: 'A folder or share, where it works with files.' }),
    macaddress: hardware(),
    settings: json({ label: 'Settings' }),
    isenabled: boolean({ label: 'Collected', default: true }),
    notes: markdown({ label: 'Notes' }),
  },
})

/** Programs sent over a serial line, or through a terminal server. */
export const serialdnc = defineSubtype(equipment, {
  name: 'SerialDnc',
  table: 'serialdnc',
  label: 'Serial DNC',
  title: 'Serial DNC',
  icon: 'cable',
  fields: {
    comport: text({ label: 'COM port', max: 20, list: true, help: 'On its PC, such as COM3.' }),
    ipaddress: ipaddress({ label: 'Terminal server', elsewhere: true, index: true, list: true }),
    port: integer(port),
    baud: integer({ label: 'Baud', min: 50, max: 1_000_000, unit: 'baud', default: 9600, list: true }),
    databits: integer({ label: 'Data bits', min: 5, max: 8, default: 7 }),
    parity: choice({ label: 'Parity', choices: ['none', 'even', 'odd', 'mark', 'space'], default: 'even' }),
    stopbits: decimal({ label: 'Stop bits', min: 1, max: 2, scale: 1, default: 1 }),
    flowcontrol: choice({
      label: 'Flow control',
      choices: ['none', 'xonxoff', 'rtscts', 'dtrdsr'],
      labels: { xonxoff: 'XON/XOFF', rtscts: 'RTS/CTS', dtrdsr: 'DTR/DSR' },
      default: 'xonxoff',
    }),
    macaddress: hardware(),
    isenabled: boolean({ label: 'In use', default: true }),
    notes: markdown({ label: 'Notes' }),
  },
})

/** The address of a machine's control in the plant's network, whatever is spoken over it. */
export const ethernet = defineSubtype(equipment, {
  name: 'Ethernet',
  table: 'ethernet',
  label: 'Ethernet',
  title: 'Ethernet',
  icon: 'ethernet-port',
  fields: {
    ipaddress: address(),
    isdhcp: boolean({ label: 'DHCP', list: true, help: 'The address is given by the network and may change.' }),
    subnetmask: ipaddress({ label: 'Subnet mask', elsewhere: true }),
    gateway: ipaddress({ label: 'Gateway', elsewhere: true }),
    macaddress: macaddress({ label: 'MAC address', index: true, list: true }),
    notes: markdown({ label: 'Notes' }),
  },
})
