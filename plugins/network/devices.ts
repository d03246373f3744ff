import {
  choice,
  defineAssetType,
  defineResource,
  integer,
  ipaddress,
  macaddress,
  reference,
  text,
  url,
} from '@shopdb/contract'

/** What a device is for. Of a patch panel, ports with one number are one line through it. */
export const devicekinds = [
  'switch',
  'router',
  'firewall',
  'access point',
  'controller',
  'gateway',
  'camera',
  'video recorder',
  'server',
  'ups',
  'pdu',
  'patch panel',
  'closet',
  'other',
] as const

const rack = 'Rack'
const height = { min: 0, max: 60, unit: 'U' } as const

/** Anything that makes the network: it has ports, or holds what has. */
export const networkdevice = defineAssetType({
  name: 'NetworkDevice',
  table: 'networkdevices',
  label: 'Network device',
  title: 'Network devices',
  icon: 'network',
  color: '#0891b2',
  fields: {
    kind: choice({
      label: 'Kind',
      choices: devicekinds,
      labels: { ups: 'UPS', pdu: 'PDU' },
      default: 'switch',
      list: true,
      index: true,
    }),
    hostname: text({ label: 'Host name', max: 120, unique: true, identity: true, list: true, search: true }),
    ipaddress: ipaddress({
      label: 'Management address',
      list: true,
      search: true,
      index: true,
      help: 'Recorded among the addresses too, so that no other device can have it.',
    }),
    macaddress: macaddress({ label: 'MAC address', identity: true, index: true, search: true }),
    managementurl: url({ label: 'Management page' }),
    firmware: text({ label: 'Firmware', max: 120, list: true }),
    portcount: integer({ label: 'Port count', min: 0, max: 2000, help: 'Only where its ports are not recorded.' }),
    poebudget: integer({ label: 'PoE budget', min: 0, max: 20_000, unit: 'W' }),
    credentials: text({
      label: 'Credentials',
      max: 255,
      help: 'The name of the entry in the password safe; never a password.',
    }),
    rack: text({ label: 'Rack', group: rack, max: 60, index: true }),
    rackunit: integer({ label: 'Lowest unit', group: rack, min: 1, max: 60, unit: 'U' }),
    rackheight: integer({
      label: 'Height',
      group: rack,
      ...height,
      help: 'Where nothing is said, that of its model.',
    }),
  },
})

/** The room that every device of a model takes up in a rack. */
export const modelsize = defineResource({
  name: 'ModelSize',
  table: 'modelsizes',
  label: 'Size of a model',
  title: 'Sizes of models',
  icon: 'ruler',
  writers: 'manager',
  fields: {
    modelid: reference({ label: 'Model', to: 'models', required: true, unique: true, list: true }),
    rackheight: integer({ label: 'Height', required: true, ...height, list: true }),
  },
})
