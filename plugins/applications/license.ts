import { choice, date, defineResource, file, integer, markdown, reference, secret, text } from '@shopdb/contract'
import { application } from './application.ts'

const term = 'Term'
const proof = 'Proof'

/** How the seats of a license are used up. */
export const licensekinds = ['per computer', 'per person', 'concurrent', 'site'] as const

/** The right to use a program, so many times and so long. */
export const license = defineResource({
  name: 'License',
  table: 'licenses',
  icon: 'key-round',
  belongsto: 'applicationid',
  sort: 'enddate',
  writers: 'manager',
  fields: {
    name: text({ label: 'Name', required: true, max: 160, unique: true, search: true, list: true }),
    applicationid: reference({ label: 'Application', to: application, required: true, index: true, list: true }),
    versions: text({
      label: 'Versions',
      max: 60,
      list: true,
      help: 'How the versions that it covers begin, such as 2412. Empty for all.',
    }),
    kind: choice({ label: 'Kind', choices: licensekinds, default: 'per computer', list: true }),
    seats: integer({ label: 'Seats', min: 1, help: 'A site license has none.' }),
    assigned: integer({ label: 'Assigned', min: 0, help: 'Of a license per person: to how many it is given.' }),
    startdate: date({ label: 'From', group: term }),
    enddate: date({
      label: 'Ends',
      help: 'The last day. Empty where it does not end.',
      index: true,
      list: true,
      group: term,
    }),
    vendorid: reference({ label: 'Bought from', to: 'vendors', group: term }),
    ordernumber: text({ label: 'Order', max: 80, search: true, group: term }),
    businessunitid: reference({ label: 'Paid by', to: 'businessunits', group: term }),
    licensekey: secret({ label: 'Key', group: proof }),
    fileid: file({ label: 'License file', group: proof }),
    notes: markdown({ label: 'Notes', group: proof }),
  },
})
