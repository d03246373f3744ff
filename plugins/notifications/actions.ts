import { type Action, conflict, reference, text } from '@shopdb/contract'
import { acknowledgement } from './acknowledgement.ts'
import { delivery } from './delivery.ts'
import { notification } from './notification.ts'
import { dayOf } from './occurrences.ts'
import { scope } from './scope.ts'
import type { settings } from './settings.ts'

type Own = Action<typeof settings>

/** Somebody has read a notice; each is written down once. */
const acknowledge: Own = {
  of: notification,
  name: 'acknowledge',
  label: 'I have read it',
  icon: 'check-check',
  permission: 'notifications.acknowledge',
  input: { note: text({ label: 'Note', max: 255 }) },
  run: async (site, { id = 0, input, user }) => {
    const { userid, name } = user
    const note = typeof input['note'] === 'string' ? input['note'] : null
    return await site.change('A notice was read', async (work) => {
      const before = userid === null ? undefined : await work.find(acknowledgement, { notificationid: id, userid })
      if (before) return { message: 'You have said so before.' }
      const acknowledgeddate = site.now()
      await work.create(acknowledgement, { notificationid: id, userid, readby: name, acknowledgeddate, note })
      return { message: `It is written down that ${name} has read it.`, tone: 'success' }
    })
  },
}

/** A notice is over. */
const end: Own = {
  of: notification,
  name: 'end',
  label: 'It is over',
  icon: 'flag',
  help: 'It ends now; what comes again does not come again.',
  permission: 'notifications.write',
  offered: (row) =>
    row['starttime'] !== null && (row['recurrence'] !== 'none' || isOpenAt(row, new Date().toISOString())),
  run: async (site, { id = 0 }) => {
    const now = site.now()
    const row = await site.get(notification, id)
    if (row.starttime >= now) throw conflict('It has not begun; remove it, or give it another beginning.')
    const isOnce = row.recurrence === 'none'
    // What comes again has been for the last time; the time that holds now goes on to its end.
    const last = [dayOf(row.starttime), site.today()].toSorted().at(-1)
    const changes = isOnce ? { endtime: now } : { recursuntil: last ?? null }
    await site.change('A notice is over', (work) => work.update(notification, id, changes))
    return { message: isOnce ? 'It is over.' : 'It does not come again.', tone: 'success' }
  },
}

const isOpenAt = (row: Readonly<Record<string, unknown>>, now: string): boolean =>
  String(row['starttime']) < now && (row['endtime'] === null || String(row['endtime']) > now)

/** One more thing that a notice concerns. */
const concern: Own = {
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
    const named = Object.entries(input).filter(([, key]) => typeof key === 'number')
    if (named.length === 0) throw conflict('Name a business unit, a location or an asset.')
    await site.change('Whom a notice concerns', async (work) => {
      for (const [name, key] of named) await work.create(scope, { notificationid: id, [name]: key })
    })
    return { message: 'It is written down.', tone: 'success' }
  },
}

/** A message that was given up is tried once more. */
const again: Own = {
  of: delivery,
  name: 'again',
  label: 'Try again',
  icon: 'rotate-cw',
  permission: 'notificationsubscriptions.write',
  offered: (row) => row['state'] === 'givenup' || row['state'] === 'waiting',
  run: async (site, { id = 0 }) => {
    const changes = { state: 'waiting', attempts: 0, nextattempt: site.now() } as const
    await site.change('A message is tried again', (work) => work.update(delivery, id, changes))
    return { message: 'It is sent within a minute.', tone: 'success' }
  },
}

export const actions: readonly Own[] = [acknowledge, end, concern, again]
