import { integer, type Platform } from '@shopdb/contract'

/** What a site may set. */
export const settings = {
  staledays: integer({
    label: 'Stale after',
    unit: 'days',
    min: 1,
    max: 3650,
    default: 30,
    help: 'A computer of which no collector has told for longer is marked, and stays.',
  }),
  noticedays: integer({
    label: 'Notice of dates',
    unit: 'days',
    min: 1,
    max: 3650,
    default: 90,
    help: 'How long before a warranty or a life ends it stands on the home page.',
  }),
}

/** The platform as hooks of this plugin are given it. */
export type ComputersPlatform = Platform<typeof settings>
