import { defineResource } from '../declare.ts'
import { decimal, file, integer, markdown, reference, text } from '../fields.ts'

const menu = 'Places'
const writers = 'manager'

/** What sort of place a location is. Seeded; sites add their own. */
export const locationtype = defineResource({
  name: 'LocationType',
  table: 'locationtypes',
  icon: 'tags',
  menu,
  writers,
  fields: {
    name: text({ label: 'Name', required: true, max: 60, unique: true, list: true, search: true }),
    icon: text({ label: 'Icon', max: 60, list: true }),
  },
})

/** A picture of a floor. `mapx` and `mapy` everywhere are in its pixels, origin top left. */
export const floorplan = defineResource({
  name: 'FloorPlan',
  table: 'floorplans',
  title: 'Floor plans',
  icon: 'map',
  menu,
  writers,
  fields: {
    name: text({ label: 'Name', required: true, max: 120, unique: true, list: true, search: true }),
    locationid: reference({
      label: 'Shows',
      to: 'locations',
      list: true,
      help: 'The building or floor that the picture shows.',
    }),
    fileid: file({ label: 'Picture' }),
    width: integer({ label: 'Width', required: true, min: 1, max: 100_000, unit: 'px', list: true }),
    height: integer({ label: 'Height', required: true, min: 1, max: 100_000, unit: 'px', list: true }),
    meterspermapunit: decimal({ label: 'Meters per pixel', min: 0, scale: 8 }),
  },
})

/** A place; places form a tree. */
export const location = defineResource({
  name: 'Location',
  table: 'locations',
  icon: 'map-pin',
  menu,
  writers,
  parent: 'parentlocationid',
  unique: [['parentlocationid', 'name']],
  fields: {
    name: text({ label: 'Name', required: true, max: 120, index: true, list: true, search: true }),
    parentlocationid: reference({ label: 'Part of', to: 'locations', list: true, index: true }),
    locationtypeid: reference({ label: 'Type', to: 'locationtypes', list: true }),
    mapx: integer({ label: 'Map x', min: 0, max: 100_000, unit: 'px', group: 'Place on the floor plan' }),
    mapy: integer({ label: 'Map y', min: 0, max: 100_000, unit: 'px', group: 'Place on the floor plan' }),
    floorplanid: reference({ label: 'Floor plan', to: 'floorplans', group: 'Place on the floor plan' }),
    notes: markdown({ label: 'Notes' }),
  },
})
