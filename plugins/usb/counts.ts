import { defineCount } from '@shopdb/contract'
import { usbdevice } from './usb-device.ts'

/** On the home page: how many devices are out, and whether one is to be wiped. */
export const counts = [
  defineCount(usbdevice, {
    title: 'USB devices lent',
    where: { state: 'out' },
    among: { state: ['in', 'out', 'wiped'] },
    unit: 'devices',
  }),
  defineCount(usbdevice, {
    title: 'Infected USB devices',
    where: { scanresult: 'infected', 'state.ne': 'destroyed' },
    unit: 'to be wiped',
    tone: 'error',
    ishidden: true,
  }),
]
