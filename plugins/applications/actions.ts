import { date, defineAction, givenOf, integer, notFound, text } from '@shopdb/contract'
import { license } from './license.ts'

/** The key is shown to those who may, and the history says to whom. */
const showKey = defineAction({
  of: license,
  name: 'showkey',
  label: 'Show the key',
  icon: 'eye',
  help: 'The history of the license says that you have seen it.',
  permission: 'licenses.reveal',
  offered: ({ name, licensekey }) => licensekey !== null || `No key of ${name} is kept here; write one down first.`,
  run: async (platform, { id = 0, user }) => {
    const key = await platform.reveal(license, id, 'licensekey')
    if (key === null) throw notFound('There is no key any more.')
    await platform.audit('Key shown', license, id, { to: user.name })
    const fence = '`'.repeat(Math.max(3, ...(key.match(/`+/gu) ?? []).map((run) => run.length + 1)))
    return {
      message: 'This is the key. Do not leave it on the screen.',
      tone: 'warning',
      panels: [{ kind: 'markdown', title: 'Key', text: `${fence}\n${key}\n${fence}` }],
    }
  },
})

/** A license goes on: until when, on which order, for how many. */
const renew = defineAction({
  of: license,
  name: 'renew',
  label: 'Renew',
  icon: 'calendar-sync',
  permission: 'licenses.write',
  offered: ({ name, enddate }) =>
    enddate !== null || `${name} does not end, so there is nothing to renew; write down when it ends first.`,
  input: {
    enddate: date({ label: 'Ends', required: true }),
    ordernumber: text({ label: 'Order', max: 80 }),
    seats: integer({ label: 'Seats', help: 'Only where they change.', min: 1 }),
  },
  run: async (platform, { id = 0, input }) => {
    const { name, enddate } = await platform.change('License renewed', (work) =>
      work.update(license, id, givenOf(input)),
    )
    return { message: `${name} is renewed until ${enddate}.` }
  },
})

export const actions = [showKey, renew]
