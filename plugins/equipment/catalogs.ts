import { boolean, defineResource, integer, markdown, reference, text } from '@shopdb/contract'

const writers = 'manager'

/** What a machine does: five-axis mill, broach, furnace. */
export const machinetype = defineResource({
  name: 'MachineType',
  table: 'machinetypes',
  icon: 'drill',
  writers,
  fields: {
    name: text({ label: 'Name', required: true, max: 60, unique: true, list: true, search: true }),
    description: text({ label: 'Description', max: 500, list: true }),
    ismetrology: boolean({
      label: 'Measures',
      list: true,
      help: 'It measures parts and may later move to measuring tools.',
    }),
    legacymachinetypeid: integer({ label: 'Number in the old database', group: 'Old database', index: true }),
  },
})

/** The numerical control of a machine. */
export const controller = defineResource({
  name: 'Controller',
  table: 'controllers',
  icon: 'circuit-board',
  writers,
  unique: [['vendorid', 'name']],
  fields: {
    name: text({ label: 'Name', required: true, max: 120, index: true, list: true, search: true }),
    vendorid: reference({ label: 'Vendor', to: 'vendors', list: true, index: true }),
    paths: integer({ label: 'Paths', min: 1, max: 15, list: true, help: 'How many paths it can run at most.' }),
    notes: markdown({ label: 'Notes' }),
  },
})
