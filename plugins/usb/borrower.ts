import { defineResource, text } from '@shopdb/contract'

/** Whose badge it is that is scanned. */
export const usbborrower = defineResource({
  name: 'UsbBorrower',
  table: 'usbborrowers',
  label: 'Borrower',
  title: 'Borrowers',
  icon: 'id-card',
  fields: {
    name: text({ label: 'Name', help: 'A person or a team.', required: true, max: 120, list: true, search: true }),
    badge: text({ label: 'Badge', required: true, max: 60, unique: true, identity: true, list: true, search: true }),
    department: text({ label: 'Department', max: 120, list: true }),
  },
})
