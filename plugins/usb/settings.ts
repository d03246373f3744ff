import { boolean, integer, type Platform } from '@shopdb/contract'

/** What an administrator may decide about lending. */
export const settings = {
  loandays: integer({
    label: 'Days a device is lent, where nothing else is said',
    unit: 'days',
    min: 1,
    max: 365,
    default: 7,
  }),
  needscan: boolean({
    label: 'Lend clean devices only',
    help: 'A scan since it came back last must have found nothing. Infected devices are never lent.',
  }),
  knownbadges: boolean({ label: 'Lend to known badges only', help: 'Those on the list of borrowers.' }),
}

/** The platform with the settings of this plugin. */
export type UsbPlatform = Platform<typeof settings>
