import { defineResource, reference } from '@shopdb/contract'
import { notification } from './notification.ts'

/** One thing that a notice concerns. A notice without any concerns everybody. */
export const scope = defineResource({
  name: 'NotificationScope',
  table: 'notificationscopes',
  label: 'Concern of a notice',
  title: 'Whom notices concern',
  icon: 'users',
  belongsto: 'notificationid',
  display: 'notificationid',
  sort: '-modifieddate',
  fields: {
    notificationid: reference({ label: 'Notice', to: notification, required: true, index: true, list: true }),
    businessunitid: reference({ label: 'Business unit', to: 'businessunits', list: true }),
    locationid: reference({
      label: 'Location',
      to: 'locations',
      list: true,
      help: 'With everything below it.',
    }),
    concernedassetid: reference({ label: 'Asset', to: 'assets', index: true, list: true }),
  },
})
