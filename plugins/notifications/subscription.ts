import { boolean, choice, defineResource, email, reference, text, url } from '@shopdb/contract'
import { noticelabels, noticetypes } from './notification.ts'

const group = 'When'

/** Who is told of which notices, and how. */
export const subscription = defineResource({
  name: 'Subscription',
  table: 'notificationsubscriptions',
  icon: 'bell',
  writers: 'manager',
  readers: 'operator',
  fields: {
    name: text({ label: 'Name', required: true, max: 120, unique: true, list: true, search: true }),
    channel: choice({
      label: 'By',
      choices: ['email', 'webhook'],
      labels: { email: 'e-mail' },
      default: 'email',
      list: true,
    }),
    email: email({ label: 'E-mail address', list: true }),
    webhookurl: url({ label: 'Webhook', help: 'Is sent a signed JSON message.', list: true }),
    type: choice({
      label: 'Of type',
      choices: noticetypes,
      labels: noticelabels,
      help: 'Empty: all.',
      list: true,
    }),
    leastseverity: choice({ label: 'At least', choices: ['info', 'warning', 'critical'], default: 'info', list: true }),
    businessunitid: reference({ label: 'Business unit', to: 'businessunits', help: 'Empty: all.', list: true }),
    ispaused: boolean({
      label: 'Paused',
      list: true,
      help: 'Nothing is sent. A webhook that answers 410 Gone is paused; another address ends that.',
    }),
    onannounced: boolean({ label: 'When it is announced', default: true, group }),
    onstarted: boolean({ label: 'When it begins', default: true, group }),
    onended: boolean({
      label: 'When it is over',
      group,
      help: 'Who was told of a notice is told in any case that it is moved, cancelled, or over early.',
    }),
  },
})
