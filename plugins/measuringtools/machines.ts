import { boolean, date, defineAssetType, defineResource, integer, reference, text } from '@shopdb/contract'

// What this plugin knows of the plugin equipment, by the names of its tables: a plugin imports no other one.

/** A machine. */
export const equipment = defineAssetType({
  name: 'Equipment',
  table: 'equipment',
  fields: {
    machinetypeid: reference({ to: 'machinetypes' }),
    installdate: date(),
    commissiondate: date(),
    legacymachineid: integer(),
    legacymachinetypeid: integer(),
  },
})

/** What a machine does, and whether that is measuring. */
export const machinetype = defineResource({
  name: 'MachineType',
  table: 'machinetypes',
  fields: { name: text({ required: true }), ismetrology: boolean() },
})
