import { integer } from '@shopdb/contract'

/** What a site may set. */
export const settings = {
  noticedays: integer({
    label: 'Notice of an end',
    unit: 'days',
    min: 1,
    max: 3650,
    default: 60,
    help: 'How long before a license ends it stands on the home page.',
  }),
}
