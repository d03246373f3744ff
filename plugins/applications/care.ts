import { defineResource, file, markdown, reference, text } from '@shopdb/contract'
import { application } from './application.ts'

/** Who looks after a program, and how it gets onto a computer. */
export const applicationcare = defineResource({
  name: 'ApplicationCare',
  table: 'applicationcares',
  label: 'Owner',
  title: 'Owners and installation',
  icon: 'life-buoy',
  belongsto: 'applicationid',
  display: 'owner',
  fields: {
    applicationid: reference({ label: 'Application', to: application, required: true, unique: true, list: true }),
    owner: text({
      label: 'Owner',
      help: 'A role or a team.',
      required: true,
      max: 120,
      index: true,
      search: true,
      list: true,
    }),
    businessunitid: reference({ label: 'Business unit', to: 'businessunits', list: true }),
    support: text({ label: 'Support', help: 'A telephone number, an address, a ticket queue.', max: 200, list: true }),
    installer: text({ label: 'Installer', help: 'An address or a share.', max: 500 }),
    fileid: file({ label: 'File' }),
    installnotes: markdown({ label: 'How it is installed', search: true }),
  },
})
