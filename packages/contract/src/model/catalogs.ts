import { defineResource } from '../declare.ts'
import { boolean, date, email, file, integer, markdown, reference, text, url } from '../fields.ts'

const menu = 'Reference data'
const writers = 'manager'

/** A class of asset. Rows are made by plugins when they are installed; a site may add classes without a table of their own. */
export const assettype = defineResource({
  name: 'AssetType',
  table: 'assettypes',
  icon: 'shapes',
  menu,
  writers,
  fields: {
    name: text({ label: 'Name', required: true, max: 60, unique: true, list: true, search: true }),
    pluginname: text({ label: 'Plugin', max: 60, readonly: true, list: true }),
    tablename: text({ label: 'Table', max: 60, readonly: true }),
    icon: text({ label: 'Icon', max: 60, help: 'A lucide icon name, such as cog.' }),
    color: text({ label: 'Color', max: 30, list: true }),
    description: text({ label: 'Description', max: 255 }),
  },
})

/** Where in its life an asset is. Seeded: active, inactive, decommissioned, retired. */
export const assetstatus = defineResource({
  name: 'AssetStatus',
  table: 'assetstatuses',
  title: 'Asset statuses',
  icon: 'activity',
  menu,
  writers,
  fields: {
    name: text({ label: 'Name', required: true, max: 60, unique: true, list: true, search: true }),
    color: text({ label: 'Color', max: 30, list: true }),
    isoperational: boolean({ label: 'Operational', list: true, help: 'An asset in this status is in use.' }),
  },
})

/** Who makes or sells assets. */
export const vendor = defineResource({
  name: 'Vendor',
  table: 'vendors',
  icon: 'factory',
  menu,
  writers,
  fields: {
    name: text({ label: 'Name', required: true, max: 120, unique: true, identity: true, list: true, search: true }),
    website: url({ label: 'Website', list: true }),
    supportphone: text({ label: 'Support phone', max: 60, list: true }),
    supportemail: email({ label: 'Support e-mail', list: true }),
    notes: markdown({ label: 'Notes' }),
  },
})

/** A product of a vendor. Two vendors may use one name. */
export const model = defineResource({
  name: 'Model',
  table: 'models',
  icon: 'box',
  menu,
  writers,
  unique: [['vendorid', 'name']],
  fields: {
    name: text({ label: 'Name', required: true, max: 120, index: true, list: true, search: true }),
    vendorid: reference({ label: 'Vendor', to: 'vendors', list: true, index: true }),
    assettypeid: reference({ label: 'Asset type', to: 'assettypes', list: true }),
    partnumber: text({ label: 'Part number', max: 120, list: true, search: true }),
    documentationurl: url({ label: 'Documentation' }),
    imagefileid: file({ label: 'Picture' }),
    endoflife: date({ label: 'End of life', list: true }),
  },
})

/** A part of the organisation that owns assets; units form a tree. */
export const businessunit = defineResource({
  name: 'BusinessUnit',
  table: 'businessunits',
  icon: 'users',
  menu,
  writers,
  parent: 'parentbusinessunitid',
  fields: {
    name: text({ label: 'Name', required: true, max: 120, unique: true, list: true, search: true }),
    code: text({ label: 'Code', max: 30, unique: true, list: true, search: true }),
    parentbusinessunitid: reference({ label: 'Parent unit', to: 'businessunits', list: true, index: true }),
  },
})

/** An operating system at a version. */
export const operatingsystem = defineResource({
  name: 'OperatingSystem',
  table: 'operatingsystems',
  icon: 'app-window',
  menu,
  writers,
  unique: [['name', 'version']],
  fields: {
    name: text({ label: 'Name', required: true, max: 120, index: true, list: true, search: true }),
    version: text({ label: 'Version', max: 60, list: true, search: true }),
    endoflife: date({ label: 'End of life', list: true }),
  },
})

/** One of the three fixed ways in which assets are tied: partof, controls, connectedto. */
export const relationshiptype = defineResource({
  name: 'RelationshipType',
  table: 'relationshiptypes',
  icon: 'waypoints',
  menu,
  writers: 'admin',
  fields: {
    name: text({ label: 'Name', required: true, max: 30, unique: true, readonly: true, list: true, search: true }),
    forwardlabel: text({ label: 'Label, forward', required: true, max: 60, list: true, search: true }),
    reverselabel: text({ label: 'Label, backward', required: true, max: 60, list: true, search: true }),
    propagatesthroughid: reference({ label: 'Propagates through', to: 'relationshiptypes', list: true }),
    positionpriority: integer({ label: 'Position priority', min: 1, max: 99, list: true }),
  },
})
