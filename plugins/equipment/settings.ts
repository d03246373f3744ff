import { integer } from '@shopdb/contract'

/** What a site may set. */
export const settings = {
  duesoondays: integer({
    label: 'Maintenance is due soon',
    unit: 'days before',
    min: 0,
    max: 365,
    default: 14,
  }),
}
