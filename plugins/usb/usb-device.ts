import { boolean, choice, date, datetime, decimal, defineAssetType, text } from '@shopdb/contract'

/** Where a device is in its life. `wiped` lies in the drawer and is empty; nothing follows on `destroyed`. */
export const states = ['in', 'out', 'wiped', 'lost', 'destroyed'] as const
/** What the last scan said. */
export const scanresults = ['unscanned', 'clean', 'infected'] as const

const identity = 'What it is'
const now = 'Lending and scans'
const id = {
  group: identity,
  min: 4,
  max: 4,
  pattern: '[0-9a-fA-F]{4}',
  patternwords: 'four hexadecimal digits, such as 0781',
  index: true,
} as const

/** A stick, drive or dongle that is lent. The serial number is not unique: cheap ones have none, or all the same. */
export const usbdevice = defineAssetType({
  name: 'UsbDevice',
  table: 'usbdevices',
  label: 'USB device',
  title: 'USB devices',
  icon: 'usb',
  color: '#0f766e',
  corelabels: { assetnumber: 'Tag', name: 'Label', vendorid: 'Supplier' },
  fields: {
    usbvendorid: text({ label: 'USB vendor id', help: 'Four hexadecimal digits, such as 0781.', ...id }),
    usbproductid: text({ label: 'USB product id', help: 'Four hexadecimal digits, such as 5567.', ...id }),
    usbname: text({ label: 'Known as', group: identity, max: 200, readonly: true, list: true, search: true }),
    capacitygb: decimal({
      label: 'Capacity',
      group: identity,
      unit: 'GB',
      min: 0,
      max: 1_000_000,
      scale: 3,
      list: true,
    }),
    encrypted: boolean({ label: 'Encrypted', group: identity, list: true }),
    owner: text({ label: 'Owner', help: 'Who answers for it: a department or a person.', max: 120, search: true }),
    state: choice({
      group: now,
      label: 'State',
      choices: states,
      labels: { in: 'in the drawer', out: 'lent' },
      default: 'in',
      readonly: true,
      index: true,
    }),
    borrower: text({ label: 'With', group: now, max: 120, readonly: true, search: true }),
    duedate: date({ label: 'Due back', group: now, readonly: true, index: true }),
    scanresult: choice({
      group: now,
      label: 'Last scan',
      help: 'What was found since it came back last, was found again or wiped; an infection stays until it is wiped.',
      choices: scanresults,
      labels: { unscanned: 'not scanned' },
      default: 'unscanned',
      readonly: true,
      index: true,
      list: true,
    }),
    scandate: datetime({ label: 'Scanned', group: now, readonly: true }),
  },
})
