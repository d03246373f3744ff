import { definePlugin } from '@shopdb/contract'
import { usbborrower } from './borrower.ts'
import { checkoutrule } from './checkout-rule.ts'
import { usbcheckout } from './checkout.ts'
import { counts } from './counts.ts'
import { devicerule } from './device-rule.ts'
import { dueback } from './due-back.ts'
import { extendactions } from './extend-actions.ts'
import { hascolumn } from './has-column.ts'
import { checkin, checkout } from './lend-actions.ts'
import { lifepanel } from './life-panel.ts'
import { recordactions } from './record-actions.ts'
import { recordchecks, recordrule } from './record-rule.ts'
import { destroying, usbrecord } from './record.ts'
import { sample } from './sample.ts'
import { borrowbyscan } from './scan-action.ts'
import { settings } from './settings.ts'
import { usbdevice } from './usb-device.ts'
import { wherecolumn } from './where-column.ts'

/** Sticks and drives that people borrow. */
export const plugin = definePlugin({
  assettypes: [usbdevice],
  resources: [usbcheckout, usbrecord, usbborrower],
  settings,
  permissions: [destroying],
  rules: [devicerule, checkoutrule, recordchecks, recordrule],
  actions: [checkout, checkin, ...extendactions, ...recordactions, borrowbyscan],
  columns: [...wherecolumn, ...hascolumn],
  panels: [lifepanel],
  counts,
  duelists: [dueback],
  sample,
})
