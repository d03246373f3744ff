import { defineAction, inWords } from '@shopdb/contract'
import { usbborrower } from './borrower.ts'
import { usbdevice } from './usb-device.ts'

/** On the page of a borrower: what to ask for before somebody leaves. */
export const showlent = defineAction({
  of: usbborrower,
  name: 'lent',
  label: 'What is lent to them',
  icon: 'list',
  permission: 'usbborrowers.read',
  run: async (platform, { id = 0 }) => {
    const { name: borrower } = await platform.get(usbborrower, id)
    const devices = await platform.count(usbdevice, { borrower })
    const link = `/usbdevices?${new URLSearchParams({ borrower }).toString()}`
    return { message: `${inWords(devices, 'device')} lent to ${borrower}.`, link }
  },
})
