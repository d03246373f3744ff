import { boolean, choice, defineResource, type InputOf, integer, reference, text } from '@shopdb/contract'
import { networkdevice } from './devices.ts'
import { vlan } from './vlans.ts'

/** What carries it. */
const mediums = ['copper', 'fiber', 'wireless', 'power', 'console', 'stacking', 'virtual'] as const
/** Standards by which a port gives power over its cable. */
const poes = ['none', '802.3af', '802.3at', '802.3bt type 3', '802.3bt type 4', 'passive'] as const

/** People know a standard by its watts. */
const poelabels = {
  '802.3af': '802.3af, 15.4 W',
  '802.3at': '802.3at, 30 W',
  '802.3bt type 3': '802.3bt type 3, 60 W',
  '802.3bt type 4': '802.3bt type 4, 90 W',
} as const

/** The most that a port of each standard gives, in watts. */
export const poewatts = {
  none: 0,
  '802.3af': 15.4,
  '802.3at': 30,
  '802.3bt type 3': 60,
  '802.3bt type 4': 90,
  passive: 24,
} as const

/** How a port is told from others, whether of a device or of a model. */
const named = {
  name: text({ label: 'Port', required: true, max: 60, index: true, list: true, search: true }),
  number: integer({
    label: 'Number',
    required: true,
    min: 0,
    max: 100_000,
    help: 'Its place in the order. Ports of a patch panel with one number are one line through it.',
  }),
} as const

/** What a port is by its making. */
const made = {
  medium: choice({ label: 'Medium', choices: mediums, default: 'copper', list: true }),
  speed: integer({ label: 'Speed', min: 1, max: 10_000_000, unit: 'Mbit/s', list: true }),
  poe: choice({
    label: 'PoE',
    choices: poes,
    labels: poelabels,
    default: 'none',
    help: 'The most that it can give.',
    list: true,
  }),
} as const

/** A port of a device, and the one cable in it: where that leads to a port, that one says the same. */
export const port = defineResource({
  name: 'Port',
  table: 'ports',
  icon: 'ethernet-port',
  belongsto: 'deviceid',
  connects: { to: 'connectedassetid', farend: 'remoteportid', by: 'cable' },
  sort: 'deviceid,number',
  unique: [['deviceid', 'name']],
  indexes: [['deviceid', 'isactive', 'number']],
  fields: {
    deviceid: reference({ label: 'Device', to: networkdevice, required: true, index: true, list: true }),
    ...named,
    connectedassetid: reference({
      label: 'Connected to',
      to: 'assets',
      index: true,
      list: true,
      help: 'What is at the other end of the cable. The relation between the two follows it.',
    }),
    remoteportid: reference({
      label: 'Port at the other end',
      to: 'ports',
      unique: true,
      help: 'Where that is a port too; it is connected to this one then.',
    }),
    vlanid: reference({ label: 'VLAN', to: vlan, index: true, list: true, help: 'The untagged one.' }),
    taggedvlans: text({
      label: 'Tagged VLANs',
      max: 255,
      pattern: '\\d{1,4}(-\\d{1,4})?( *, *\\d{1,4}(-\\d{1,4})?)*',
      patternwords: 'numbers and ranges with commas between them, such as 10,20,30-39',
      help: 'Such as 10,20,30-39.',
    }),
    ...made,
    outlet: text({ label: 'Outlet', max: 60, search: true, help: 'The socket in the wall or on the panel.' }),
    isuplink: boolean({ label: 'Uplink', help: 'Leads on into the network; what a collector sees behind it is left.' }),
    isenabled: boolean({ label: 'Enabled', default: true }),
    seen: text({ label: 'Seen', max: 255, help: 'What a collector last told to be behind it.' }),
    description: text({ label: 'Description', max: 255, search: true }),
  },
})

/** A port that every device of a model has. */
export const modelport = defineResource({
  name: 'ModelPort',
  table: 'modelports',
  label: 'Port of a model',
  title: 'Ports of models',
  icon: 'panel-top',
  writers: 'manager',
  sort: 'modelid,number',
  unique: [['modelid', 'name']],
  fields: {
    modelid: reference({ label: 'Model', to: 'models', required: true, index: true, list: true }),
    ...named,
    ...made,
  },
})

/** A port that a model is to have. */
export type NewModelPort = Omit<InputOf<typeof modelport>, 'modelid'>
