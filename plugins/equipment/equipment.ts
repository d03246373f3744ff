import { boolean, date, defineAssetType, integer, reference } from '@shopdb/contract'
import { controller, machinetype } from './catalogs.ts'

const group = 'Old database'

/** A machine. The asset number is the machine number that everybody on the floor uses. */
export const equipment = defineAssetType({
  name: 'Equipment',
  table: 'equipment',
  title: 'Equipment',
  icon: 'cog',
  color: '#2563eb',
  corelabels: { assetnumber: 'Machine number', name: 'Alias' },
  fields: {
    machinetypeid: reference({ label: 'Machine type', to: machinetype, index: true, list: true }),
    controllerid: reference({ label: 'Controller', to: controller, index: true, list: true }),
    installdate: date({ label: 'Installed' }),
    commissiondate: date({ label: 'In production since' }),
    requiresmanualconfig: boolean({
      label: 'Needs manual configuration',
      help: 'Its PC cannot be set up by the imaging pipeline alone.',
    }),
    legacymachineid: integer({ label: 'Row in the old database', group, unique: true }),
    legacymachinetypeid: integer({
      label: 'Machine type in the old database',
      group,
      help: 'Kept as it was, for sorting machines into classes later.',
    }),
    legacydateadded: date({ label: 'Added to the old database', group }),
  },
})
