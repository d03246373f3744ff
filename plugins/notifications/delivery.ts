import { choice, datetime, defineResource, integer, outboxfields, reference, text } from '@shopdb/contract'
import { notification } from './notification.ts'
import { subscription } from './subscription.ts'

/**
 * A message to one receiver about one event: the outbox, and the log of what became of it. Its history tells each try.
 */
export const delivery = defineResource({
  name: 'Delivery',
  table: 'notificationdeliveries',
  title: 'Deliveries',
  icon: 'send',
  belongsto: 'notificationid',
  display: 'receiver',
  sort: '-modifieddate',
  readers: 'operator',
  writers: 'admin',
  // However often and by however many replicas it is written down: it is there once.
  unique: [['notificationid', 'subscriptionid', 'event', 'occurrence', 'sequence']],
  indexes: [['state', 'isactive', 'nextattempt']],
  fields: {
    notificationid: reference({
      label: 'Notice',
      to: notification,
      required: true,
      index: true,
      readonly: true,
      list: true,
    }),
    subscriptionid: reference({ label: 'Subscription', to: subscription, required: true, readonly: true, list: true }),
    receiver: text({ label: 'To', required: true, max: 255, readonly: true, list: true }),
    event: choice({
      label: 'About',
      choices: ['announced', 'started', 'ended', 'moved', 'cancelled', 'restored'],
      required: true,
      readonly: true,
      list: true,
    }),
    occurrence: text({
      label: 'Occurrence',
      required: true,
      max: 10,
      readonly: true,
      help: 'The day it begins, of a notice that comes again.',
    }),
    // What iCalendar calls so: a notice may be moved more than once.
    sequence: integer({ label: 'Correction', default: 0, min: 0, readonly: true }),
    starttime: datetime({ label: 'Told from', readonly: true }),
    endtime: datetime({ label: 'Told until', readonly: true }),
    ...outboxfields,
  },
})
