import { datetime, dayOf, defineAction, givenOf, rowPage, text } from '@shopdb/contract'
import { acknowledgement } from './acknowledgement.ts'
import { notification } from './notification.ts'
import { things } from './places.ts'
import { scope } from './scope.ts'
import { nextOf, type Notification, readOf, timesAround } from './times.ts'

const { title, type, severity, ...more } = notification.fields

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

/** A notice and whom it concerns, in one form and one change: nobody is told who is not meant. */
export const announce = defineAction({
  of: notification,
  name: 'announce',
  on: 'new',
  label: 'Announce',
  icon: 'megaphone',
  help: 'It is on walls and maps at once. Who names no unit, location or asset tells everybody.',
  permission: 'notifications.write',
  input: { title, type, severity, ...things, ...more, starttime: datetime({ label: 'From', help: 'Empty: now.' }) },
  run: async (site, { input: { businessunitid, locationid, concernedassetid, starttime, ...told } }) => {
    const named = givenOf({ businessunitid, locationid, concernedassetid })
    const { notificationid } = await site.change('A notice was announced', async (work) => {
      const values = { ...givenOf(told), title: told.title, starttime: starttime ?? site.now() }
      const notice = await work.create(notification, values)
      for (const [name, key] of Object.entries(named))
        await work.create(scope, { notificationid: notice.notificationid, [name]: key })
      return notice
    })
    return { message: `${told.title}: it is announced.`, link: rowPage(notification, notificationid) }
  },
})
