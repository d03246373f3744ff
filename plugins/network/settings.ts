import { integer, type Platform } from '@shopdb/contract'

/** What an administrator of the network may set. */
export const settings = {
  fullpercent: integer({
    label: 'Nearly full from',
    unit: '%',
    min: 1,
    max: 100,
    default: 80,
    help: 'Subnets that are as full as this are shown on the dashboard.',
  }),
}

/** The site, as the hooks of this plugin are given it. */
export type NetworkPlatform = Platform<typeof settings>
