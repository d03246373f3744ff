import { choice, datetime, date, defineResource, markdown, text, url } from '@shopdb/contract'

const group = 'Repetition'

/** What a notice is about. */
export const noticetypes = ['awareness', 'change', 'incident', 'maintenance', 'tbd'] as const
export const noticelabels = { tbd: 'to be determined' } as const

/** Something that the shop floor is to know, from a moment on, until it is over. */
export const notification = defineResource({
  name: 'Notification',
  table: 'notifications',
  label: 'Notice',
  icon: 'megaphone',
  display: 'title',
  sort: '-starttime',
  indexes: [['recurrence', 'isactive', 'starttime']],
  fields: {
    title: text({ label: 'Title', required: true, max: 160, list: true, search: true }),
    type: choice({
      label: 'Type',
      choices: noticetypes,
      labels: noticelabels,
      default: 'awareness',
      list: true,
    }),
    severity: choice({ label: 'Severity', choices: ['info', 'warning', 'critical'], default: 'info', list: true }),
    starttime: datetime({ label: 'From', required: true, index: true, list: true }),
    endtime: datetime({ label: 'Until', index: true, list: true, help: 'Empty: open, until somebody ends it.' }),
    text: markdown({ label: 'Text', max: 5000, search: true }),
    ticketno: text({ label: 'Ticket', max: 60, list: true, search: true }),
    link: url({ label: 'More at' }),
    recurrence: choice({
      label: 'Comes again',
      choices: ['none', 'daily', 'weekly', 'monthly'],
      labels: { none: 'never' },
      default: 'none',
      group,
      help: 'At the same time of day. A day that a month does not have is its last.',
    }),
    recursuntil: date({ label: 'For the last time on', group, help: 'Empty: without end.' }),
  },
})
