import { conflict, writeRule } from '@shopdb/contract'
import { usbcheckout } from './checkout.ts'

/** A check-out is completed once, and is never changed or taken away after that; a wrong one is undone. */
export const checkoutrule = writeRule(usbcheckout, {
  before: (_reader, { before, after }) => {
    if (!before) return
    if (before.intime !== null)
      throw conflict('A check-out that has ended stays as it was; undo the change that ended it.')
    if (!after.isactive) throw conflict('A check-out cannot be removed; take the device back, or undo the change.')
  },
})
