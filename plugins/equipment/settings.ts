import { integer, type Platform } from '@shopdb/contract'

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

/** The platform as hooks of this plugin are given it. */
export type EquipmentPlatform = Platform<typeof settings>
