import { defineResource } from '../declare.ts'
import { boolean, integer, markdown, reference, text } from '../fields.ts'

const place = 'Place on the floor plan'

/** A thing the shop keeps track of. Every asset type extends this row. */
export const asset = defineResource({
  name: 'Asset',
  table: 'assets',
  icon: 'package',
  display: 'assetnumber',
  menu: 'Assets',
  // What stands where, of which type and in which status, by number: such a list and its total come from the index alone.
  indexes: [['locationid', 'assettypeid', 'assetstatusid', 'isactive', 'assetnumber']],
  fields: {
    assetnumber: text({
      label: 'Asset number',
      help: 'The tag on the label.',
      required: true,
      max: 60,
      unique: true,
      identity: true,
      list: true,
      search: true,
    }),
    name: text({ label: 'Name', max: 120, index: true, list: true, search: true }),
    serialnumber: text({ label: 'Serial number', max: 120, index: true, identity: true, list: true, search: true }),
    assettypeid: reference({ label: 'Asset type', to: 'assettypes', required: true, index: true, list: true }),
    assetstatusid: reference({ label: 'Status', to: 'assetstatuses', index: true, list: true }),
    vendorid: reference({ label: 'Vendor', to: 'vendors', index: true }),
    modelid: reference({ label: 'Model', to: 'models', index: true, list: true }),
    locationid: reference({ label: 'Location', to: 'locations', index: true, list: true }),
    businessunitid: reference({ label: 'Business unit', to: 'businessunits', index: true, list: true }),
    mapx: integer({ label: 'Map x', min: 0, max: 100_000, unit: 'px', group: place }),
    mapy: integer({ label: 'Map y', min: 0, max: 100_000, unit: 'px', group: place }),
    floorplanid: reference({ label: 'Floor plan', to: 'floorplans', index: true, group: place }),
    notes: markdown({ label: 'Notes' }),
  },
})

/** A tie from one asset to another. */
export const relationship = defineResource({
  name: 'Relationship',
  table: 'assetrelationships',
  icon: 'waypoints',
  menu: 'Assets',
  display: 'label',
  sort: '-modifieddate',
  unique: [['sourceassetid', 'targetassetid', 'relationshiptypeid']],
  fields: {
    sourceassetid: reference({ label: 'From', to: 'assets', required: true, index: true, list: true }),
    relationshiptypeid: reference({ label: 'Relation', to: 'relationshiptypes', required: true, list: true }),
    targetassetid: reference({ label: 'To', to: 'assets', required: true, index: true, list: true }),
    label: text({ label: 'Label', max: 120, list: true }),
    inheritsposition: boolean({ label: 'Stands where the other stands', list: true }),
    propagatesthroughid: reference({ label: 'Propagates through', to: 'relationshiptypes' }),
    propagatedfromid: reference({ label: 'Made by', to: 'assetrelationships', readonly: true, index: true }),
    notes: markdown({ label: 'Notes' }),
  },
})
