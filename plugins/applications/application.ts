import { defineResource, reference, text } from '@shopdb/contract'

// What this plugin knows of the plugin computers, by the name of its table: a plugin imports no other one.

/** A program by the name that all its versions share; inventories tell on which computers it is. */
export const application = defineResource({
  name: 'Application',
  table: 'applications',
  fields: { name: text({ required: true, max: 200 }), vendorid: reference({ to: 'vendors' }) },
})
