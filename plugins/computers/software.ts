import { choice, date, defineResource, markdown, reference, text, url } from '@shopdb/contract'
import { computer } from './computer.ts'

/** A program by the name that all its versions share. Inventories add what they find; other plugins tie licences to it. */
export const application = defineResource({
  name: 'Application',
  table: 'applications',
  icon: 'app-window',
  fields: {
    name: text({ label: 'Name', required: true, max: 200, unique: true, search: true, list: true }),
    vendorid: reference({ label: 'Vendor', to: 'vendors', index: true, list: true }),
    standing: choice({
      label: 'Standing',
      choices: ['unsorted', 'standard', 'tolerated', 'unwanted'],
      default: 'unsorted',
      index: true,
      list: true,
      help: 'What the shop thinks of it.',
    }),
    wantedversion: text({ label: 'Wanted version', max: 100, help: 'What should be installed.' }),
    website: url({ label: 'Website' }),
    notes: markdown({ label: 'Notes' }),
  },
})

/** One version of a program on one computer. */
export const installedsoftware = defineResource({
  name: 'InstalledSoftware',
  table: 'installedsoftware',
  title: 'Installed software',
  icon: 'package-check',
  belongsto: 'computerid',
  display: 'applicationid',
  displaywith: 'version',
  sort: 'applicationname',
  indexes: [['applicationid', 'isactive', 'version']],
  fields: {
    computerid: reference({ label: 'Computer', to: computer, required: true, index: true, list: true }),
    applicationid: reference({ label: 'Application', to: application, required: true, grows: true, list: true }),
    version: text({ label: 'Version', max: 100, list: true }),
    publisher: text({ label: 'Publisher', max: 200, list: true }),
    installdate: date({ label: 'Installed', list: true }),
  },
})
