import { choice, datetime, defineResource, reference, text } from '@shopdb/contract'
import { usbdevice } from './usb-device.ts'

/** What can happen to a device beside being lent. */
export const recordkinds = ['scanned', 'wiped', 'lost', 'found', 'destroyed'] as const
export type RecordKind = (typeof recordkinds)[number]

/** What a scan may find. */
export const findings = ['clean', 'infected'] as const

/** What it takes to record a device as destroyed. */
export const destroying = {
  name: 'usbdevices.destroy',
  least: 'manager',
  label: 'Record a USB device as destroyed',
} as const

/** What was done with a device: written once. A scanning station writes here too. */
export const usbrecord = defineResource({
  name: 'UsbRecord',
  table: 'usbrecords',
  label: 'USB record',
  title: 'USB records',
  icon: 'clipboard-check',
  belongsto: 'usbdeviceid',
  display: 'kind',
  sort: '-at',
  appendonly: true,
  indexes: [['usbdeviceid', 'at']],
  fields: {
    usbdeviceid: reference({ label: 'Device', to: usbdevice, required: true, index: true, list: true }),
    kind: choice({ label: 'What', choices: recordkinds, required: true, index: true, list: true }),
    at: datetime({ label: 'When', help: 'Now, where nothing is said. Not in the future.', index: true, list: true }),
    result: choice({ label: 'Result of the scan', choices: findings, list: true }),
    tool: text({
      label: 'With',
      help: 'The virus scanner or the wiping tool, with its version.',
      max: 120,
      list: true,
    }),
    doneby: text({ label: 'By', max: 120, list: true, search: true }),
    note: text({ label: 'Note', max: 500, list: true }),
  },
})
