import { defineAction } from '@shopdb/contract'
import { channels, receiverOf } from './channels.ts'
import type { Message } from './message.ts'
import type { Site } from './settings.ts'
import { subscription } from './subscription.ts'

const test: Omit<Message, 'occurrence'> = {
  event: 'started',
  row: {
    notificationid: 0,
    title: 'This is a test',
    type: 'awareness',
    severity: 'info',
    text: 'Somebody has tried whether messages about notices arrive here. They do.',
    ticketno: null,
    link: null,
    recurrence: 'none',
  },
  concerns: 'You',
  link: '',
}

/** Sends a message that says it is a test, and tells what the other side said. */
export const tryOut = defineAction({
  of: subscription,
  name: 'tryout',
  label: 'Send a test',
  icon: 'send',
  permission: 'notificationsubscriptions.write',
  budget: 40_000,
  run: async (site: Site, { id = 0 }) => {
    const wish = await site.get(subscription, id)
    const now = site.now()
    const message = { ...test, occurrence: { start: now, end: now } }
    try {
      const letter = { to: receiverOf(wish), deliveryid: 0, id: `test-${Date.parse(now)}`, message }
      const answer = await channels[wish.channel](site, letter)
      if (typeof answer !== 'string') throw new Error(answer.givenup)
      return { message: `It was sent: ${answer}`.slice(0, 500) }
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      return { message: `It could not be sent: ${reason}`.slice(0, 500), tone: 'error' }
    }
  },
})
