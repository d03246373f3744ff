import { asset, choice, date, datetime, defineResource, reference, text } from '@shopdb/contract'
import { usbdevice } from './usb-device.ts'

/**
 * One time that a device was lent: written when it goes out, due later where it is extended, completed once when it comes back,
 * and then never changed.
 * `openusbdeviceid` names the device while it is out and is empty afterwards; the database holds it unique, so a device is out
 * once at a time whoever asks at the same moment.
 */
export const usbcheckout = defineResource({
  name: 'UsbCheckout',
  table: 'usbcheckouts',
  label: 'USB check-out',
  title: 'USB check-outs',
  icon: 'arrow-left-right',
  belongsto: 'usbdeviceid',
  display: 'borrower',
  sort: '-outtime',
  indexes: [['usbdeviceid', 'outtime']],
  fields: {
    usbdeviceid: reference({ label: 'Device', to: usbdevice, required: true, readonly: true, index: true, list: true }),
    openusbdeviceid: reference({ label: 'Still out', to: usbdevice, readonly: true, hidden: true, unique: true }),
    borrower: text({ label: 'Who', required: true, max: 120, readonly: true, index: true, list: true, search: true }),
    badge: text({ label: 'Badge', max: 60, readonly: true, index: true }),
    purpose: text({ label: 'What for', max: 200, readonly: true, list: true, search: true }),
    frommachineid: reference({ label: 'Data from', to: asset, readonly: true, index: true }),
    formachineid: reference({ label: 'For', to: asset, readonly: true, index: true, list: true }),
    outtime: datetime({ label: 'Out', required: true, readonly: true, index: true, list: true }),
    duedate: date({ label: 'Due back', required: true, readonly: true, index: true, list: true }),
    outby: text({ label: 'Handed out by', max: 120, readonly: true }),
    intime: datetime({ label: 'Ended', readonly: true, index: true, list: true }),
    inby: text({ label: 'Taken back by', max: 120, readonly: true }),
    ending: choice({ label: 'How it ended', choices: ['returned', 'lost'], readonly: true, list: true }),
    note: text({ label: 'Note', max: 500, readonly: true }),
  },
})
