import { conflict, dayOf, defineAction, reference, text } from '@shopdb/contract'
import { acknowledgement } from './acknowledgement.ts'
import { delivery } from './delivery.ts'
import { nextOf, type Notification, readOf, timesAround } from './notices.ts'
import { notification } from './notification.ts'
import { scope } from './scope.ts'

/** Somebody has read a notice; each is written down once, and again for each time that it comes. */
export const acknowledge = defineAction({
  of: notification,
  name: 'acknowledge',
  label: 'I have read it',
  icon: 'check-check',
  permission: 'notifications.acknowledge',
  input: { note: text({ label: 'Note', max: 255 }) },
  run: async (site, { id = 0, input: { note }, user: { userid, name } }) =>
    await site.change('A notice was read', async (work) => {
      const acknowledgeddate = site.now()
      const told = { notificationid: id, occurrence: readOf(await work.get(notification, id), acknowledgeddate) }
      if (userid !== null && (await work.find(acknowledgement, { ...told, userid })))
        return { message: 'You have said so before.' }
      await work.create(acknowledgement, { ...told, userid, readby: name, acknowledgeddate, note })
      return { message: `It is written down that ${name} has read it.`, tone: 'success' }
    }),
})

/** A notice is over. */
export const end = defineAction({
  of: notification,
  name: 'end',
  label: 'It is over',
  icon: 'flag',
  help: 'It ends now; what comes again does not come again.',
  permission: 'notifications.write',
  offered: (row) => isOpenAt(row, new Date().toISOString()),
  run: async (site, { id = 0 }) => {
    const now = site.now()
    const row = await site.get(notification, id)
    const isOnce = row.recurrence === 'none'
    // What comes again has been for the last time; the time that holds now goes on to its end.
    const last = timesAround(row, now).findLast(({ start }) => start <= now)
    const changes = isOnce ? { endtime: now } : { recursuntil: last?.key ?? dayOf(row.starttime) }
    await site.change('A notice is over', (work) => work.update(notification, id, changes))
    return { message: isOnce ? 'It is over.' : 'It does not come again.' }
  },
})

/** Whether it has begun, and holds or comes again. */
const isOpenAt = (row: Notification, now: string): boolean =>
  row.starttime < now && nextOf(timesAround(row, now), now) !== undefined

/** One more thing that a notice concerns. */
export const concern = defineAction({
  of: notification,
  name: 'concern',
  label: 'Concerns ...',
  icon: 'users',
  help: 'Name one or several. A notice that names none concerns everybody; a location stands for everything below it.',
  permission: 'notificationscopes.write',
  input: {
    businessunitid: reference({ label: 'Business unit', to: 'businessunits' }),
    locationid: reference({ label: 'Location', to: 'locations' }),
    concernedassetid: reference({ label: 'Asset', to: 'assets' }),
  },
  run: async (site, { id = 0, input }) => {
    const named = Object.entries(input).filter(([, key]) => key !== null)
    if (named.length === 0) throw conflict('Name a business unit, a location or an asset.')
    await site.change('Whom a notice concerns', async (work) => {
      for (const [name, key] of named) await work.create(scope, { notificationid: id, [name]: key })
    })
    return { message: 'It is written down.' }
  },
})

/** A message that was given up is tried once more. */
export const again = defineAction({
  of: delivery,
  name: 'again',
  label: 'Try again',
  icon: 'rotate-cw',
  permission: 'notificationsubscriptions.write',
  offered: ({ state }) => state === 'givenup' || state === 'waiting',
  run: async (site, { id = 0 }) => {
    const changes = { state: 'waiting', attempts: 0, nextattempt: site.now() } as const
    await site.change('A message is tried again', (work) => work.update(delivery, id, changes))
    return { message: 'It is sent within a minute.' }
  },
})
