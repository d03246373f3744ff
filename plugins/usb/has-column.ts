import { defineColumns } from '@shopdb/contract'
import { usbborrower } from './borrower.ts'
import { usbdevice } from './usb-device.ts'

/** What somebody has: to be asked for before they leave. */
export const hascolumn = defineColumns(usbborrower, {
  columns: { has: 'Has now' },
  cells: async (platform, borrowers) => {
    const names = borrowers.map(({ name }) => name)
    const lent = await platform.listAll(usbdevice, { state: 'out', borrower: names }, { sort: 'assetnumber' })
    const tags = Map.groupBy(lent, ({ borrower }) => borrower)
    return names.map((name) => ({
      has: tags
        .get(name)
        ?.map(({ assetnumber }) => assetnumber)
        .join(', '),
    }))
  },
})
