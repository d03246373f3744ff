import {
  boolean,
  choice,
  date,
  defineAssetType,
  defineResource,
  integer,
  ipaddress,
  macaddress,
  markdown,
  reference,
  text,
  url,
} from '@shopdb/contract'
import { sharepattern } from './install-script.ts'

const network = 'Network'
const queue = 'Queue'
const readings = 'As the printer tells'

/** A driver that PCs need for a printer. */
export const printerdriver = defineResource({
  name: 'PrinterDriver',
  table: 'printerdrivers',
  title: 'Printer drivers',
  icon: 'file-cog',
  unique: [['name', 'version']],
  fields: {
    name: text({ label: 'Name', required: true, max: 120, index: true, list: true, search: true }),
    version: text({ label: 'Version', max: 60, list: true }),
    vendorid: reference({ label: 'Vendor', to: 'vendors', list: true, index: true }),
    isuniversal: boolean({ label: 'Universal', list: true, help: 'It serves many models.' }),
    source: url({ label: 'Where it comes from' }),
    notes: markdown({ label: 'Notes' }),
  },
})

/** A printer. Its Windows name is the queue on the print server, by which people and PCs call it. */
export const printer = defineAssetType({
  name: 'Printer',
  table: 'printers',
  icon: 'printer',
  color: '#7c3aed',
  fields: {
    windowsname: text({
      label: 'Windows name',
      max: 120,
      unique: true,
      identity: true,
      list: true,
      search: true,
      help: 'The queue on the print server.',
    }),
    kind: choice({
      label: 'Kind',
      choices: ['laser', 'inkjet', 'label', 'plotter', 'multifunction'],
      index: true,
      list: true,
    }),
    sharename: text({
      label: 'Share',
      max: 160,
      search: true,
      pattern: sharepattern,
      patternwords: String.raw`a server and a share, such as \\print01\Cell-7`,
      help: String.raw`Server and share, such as \\print01\Cell-7.`,
    }),
    csfname: text({ label: 'CSF name', max: 60, search: true, help: 'What a corporate print service calls it.' }),
    driverid: reference({ label: 'Driver', to: printerdriver, grows: true, index: true }),
    pin: text({ label: 'PIN', max: 20, help: 'What people type at the printer. Everybody here can read it.' }),
    isdefault: boolean({ label: 'Default printer', help: 'PCs that install it from here print on it by default.' }),
    ipaddress: ipaddress({
      label: 'IP address',
      group: network,
      index: true,
      list: true,
      search: true,
      // A printer that somebody entered by hand has an address and no serial number yet, and addresses wander.
      identity: 'last',
    }),
    fqdn: text({ label: 'Name in the network', group: network, max: 255, index: true, search: true }),
    macaddress: macaddress({ label: 'MAC address', group: network, unique: true, identity: true, search: true }),
    protocol: choice({
      label: 'Protocol',
      group: queue,
      choices: ['raw', 'ipp', 'lpr', 'usb'],
      labels: { ipp: 'IPP', lpr: 'LPR', usb: 'USB' },
      default: 'raw',
      help: 'How the print server talks to it.',
    }),
    port: integer({
      label: 'Port',
      group: queue,
      min: 1,
      max: 65_535,
      help: 'Where it is not the usual one: raw 9100, IPP 631, LPR 515.',
    }),
    lprqueue: text({ label: 'LPR queue', group: queue, max: 60 }),
    pagecount: integer({ label: 'Pages printed', group: readings, min: 0, readonly: true }),
    lastseen: date({ label: 'Last read', group: readings, readonly: true, index: true }),
  },
})
