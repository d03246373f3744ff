import { integer } from '@shopdb/contract'

/** What an administrator may set. */
export const settings = {
  lowpercent: integer({
    label: 'Low at',
    unit: '%',
    min: 1,
    max: 90,
    default: 20,
    help: 'At or below it a supply is to be ordered.',
  }),
  criticalpercent: integer({
    label: 'Critical at',
    unit: '%',
    min: 0,
    max: 90,
    default: 5,
    help: 'At or below it a supply is to be replaced.',
  }),
  soondays: integer({
    label: 'Look ahead',
    unit: 'days',
    min: 1,
    max: 365,
    default: 14,
    help: 'Supplies that will be empty within it are told on the home page.',
  }),
  staledays: integer({
    label: 'Readings are old after',
    unit: 'days',
    min: 1,
    max: 365,
    default: 7,
    help: 'A printer that nobody has read for longer is marked.',
  }),
  keepdays: integer({
    label: 'Keep readings for',
    unit: 'days',
    min: 90,
    max: 3650,
    default: 400,
  }),
}
