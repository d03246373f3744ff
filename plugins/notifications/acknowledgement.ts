import { datetime, defineResource, reference, text } from '@shopdb/contract'
import { notification } from './notification.ts'

/** Somebody has read a notice. */
export const acknowledgement = defineResource({
  name: 'Acknowledgement',
  table: 'acknowledgements',
  icon: 'check-check',
  display: 'readby',
  sort: '-modifieddate',
  appendonly: true,
  writers: 'admin',
  unique: [['notificationid', 'userid']],
  fields: {
    notificationid: reference({ label: 'Notice', to: notification, required: true, index: true, list: true }),
    userid: reference({ label: 'Account', to: 'users', readonly: true }),
    readby: text({ label: 'Who', max: 120, readonly: true, list: true }),
    acknowledgeddate: datetime({ label: 'When', readonly: true, list: true }),
    note: text({ label: 'Note', max: 255, list: true }),
  },
})
