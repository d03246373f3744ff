import { choice, datetime, defineResource, integer, reference, text } from '@shopdb/contract'
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
  display: 'receiver',
  sort: '-modifieddate',
  readers: 'operator',
  writers: 'admin',
  // However often and by however many replicas it is written down: it is there once.
  unique: [['notificationid', 'subscriptionid', 'event', 'occurrence']],
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
      choices: ['announced', 'started', 'ended'],
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
    state: choice({
      label: 'State',
      choices: ['waiting', 'sending', 'sent', 'givenup', 'dropped'],
      labels: { givenup: 'given up' },
      default: 'waiting',
      readonly: true,
      list: true,
    }),
    attempts: integer({ label: 'Tries', default: 0, min: 0, readonly: true, list: true }),
    nextattempt: datetime({ label: 'Next try', readonly: true, list: true }),
    sentdate: datetime({ label: 'Sent', readonly: true, list: true }),
    answer: text({ label: 'Last answer', max: 500, readonly: true, list: true }),
  },
})
