import { boolean, defineResource, type InputOf, text } from '@shopdb/contract'

/** What a measuring tool is: caliper, bore gage, CMM. */
export const tooltype = defineResource({
  name: 'ToolType',
  table: 'tooltypes',
  icon: 'ruler',
  writers: 'manager',
  fields: {
    name: text({ label: 'Name', required: true, max: 60, unique: true, list: true, search: true }),
    description: text({ label: 'Description', max: 500, list: true }),
    isfixed: boolean({
      label: 'Stands in place',
      list: true,
      help: 'A machine that measures, not a gage that is carried.',
    }),
  },
})

/** What a metrology lab and a shop floor have. A site adds its own. */
export const tooltypes: readonly InputOf<typeof tooltype>[] = [
  { name: 'CMM', description: 'Coordinate measuring machine', isfixed: true },
  { name: 'Vision system', isfixed: true },
  { name: 'Eddy current', description: 'Eddy current inspection', isfixed: true },
  { name: 'Optical comparator', isfixed: true },
  { name: 'Profilometer', description: 'Surface roughness tester' },
  { name: 'Hardness tester', isfixed: true },
  { name: 'Surface plate', isfixed: true },
  { name: 'Micrometer' },
  { name: 'Caliper' },
  { name: 'Bore gage' },
  { name: 'Height gage' },
  { name: 'Depth gage' },
  { name: 'Thread gage', description: 'Thread plug and ring gages' },
  { name: 'Plug gage', description: 'Plain plugs and pin sets' },
  { name: 'Ring gage' },
  { name: 'Indicator', description: 'Dial and test indicators' },
  { name: 'Gage block set' },
  { name: 'Torque wrench' },
  { name: 'Pressure gage' },
  { name: 'Thermocouple' },
  { name: 'Scale', description: 'Weighing scale' },
  { name: 'Other' },
]
