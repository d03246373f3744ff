import { type Seed, choice, datetime, defineResource, email, reference, seedRows, text } from '@shopdb/contract'

const menu = 'Administration'
const writers = 'admin'
const readers = 'admin'

/** What a person may do. The four are fixed, because the code asks for their levels; a site may call them what it likes. */
export const role = defineResource({
  name: 'Role',
  table: 'roles',
  icon: 'shield',
  menu,
  writers,
  readers,
  sort: 'roleid',
  fields: {
    name: text({ label: 'Name', required: true, max: 30, unique: true, readonly: true, list: true, search: true }),
    title: text({ label: 'Title', required: true, max: 60, list: true, search: true, help: 'What people read.' }),
    level: choice({
      label: 'Level',
      choices: ['viewer', 'operator', 'manager', 'admin'],
      required: true,
      readonly: true,
      list: true,
    }),
  },
})

/** A person who may sign in. Passwords are kept elsewhere, so that no list, export or history can hold one. */
export const user = defineResource({
  name: 'User',
  table: 'users',
  icon: 'user',
  menu,
  writers,
  readers,
  display: 'displayname',
  fields: {
    username: text({
      label: 'User name',
      help: 'To sign in with; upper and lower case are the same.',
      required: true,
      max: 60,
      pattern: '[\\p{L}\\p{N}._@+\\-]+',
      patternwords: 'letters, digits and . _ @ + - without blanks',
      unique: true,
      identity: true,
      list: true,
      search: true,
    }),
    displayname: text({
      label: 'Name',
      help: 'How the history calls the person.',
      required: true,
      max: 120,
      index: true,
      list: true,
      search: true,
    }),
    email: email({ label: 'E-mail', list: true, search: true }),
    roleid: reference({ label: 'Role', to: role, required: true, list: true }),
    passwordchanged: datetime({ label: 'Password set', readonly: true, list: true }),
  },
})

/** Rows that every site has. */
export const accessseeds: readonly Seed[] = [
  seedRows(role, [
    { name: 'viewer', title: 'Viewer', level: 'viewer' },
    { name: 'operator', title: 'Operator', level: 'operator' },
    { name: 'manager', title: 'Manager', level: 'manager' },
    { name: 'admin', title: 'Administrator', level: 'admin' },
  ]),
]
