import { datetime, defineResource, reference, text } from '@shopdb/contract'
import { notification } from './notification.ts'

/** Somebody has read a notice; of one that comes again, each time it comes. */
export const acknowledgement = defineResource({
  name: 'Acknowledgement',
  table: 'acknowledgements',
  icon: 'check-check',
  belongsto: 'notificationid',
  display: 'readby',
  sort: '-modifieddate',
  appendonly: true,
  writers: 'admin',
  unique: [['notificationid', 'userid', 'occurrence']],
  fields: {
    // Only who has read a notice says so: nobody writes it down for somebody else.
    notificationid: reference({
      label: 'Notice',
      to: notification,
      required: true,
      readonly: true,
      index: true,
      list: true,
    }),
    userid: reference({ label: 'Account', to: 'users', readonly: true }),
    readby: text({ label: 'Who', max: 120, readonly: true, list: true }),
    acknowledgeddate: datetime({ label: 'When', readonly: true, list: true }),
    occurrence: text({
      label: 'Occurrence',
      max: 10,
      default: 'once',
      readonly: true,
      help: 'The day it begins, of a notice that comes again.',
    }),
    note: text({ label: 'Note', max: 255, list: true }),
  },
})
