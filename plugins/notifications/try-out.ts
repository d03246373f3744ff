import type { Action } from '@shopdb/contract'
import { sendMail } from './mail.ts'
import type { Message } from './message.ts'
import type { settings, Site } from './settings.ts'
import { subscription } from './subscription.ts'
import { callWebhook } from './webhook.ts'

/** Sends a message that says it is a test, and tells what the other side said. */
export const tryOut: Action<typeof settings> = {
  of: subscription,
  name: 'tryout',
  label: 'Send a test',
  icon: 'send',
  permission: 'notificationsubscriptions.write',
  budget: 40_000,
  run: async (site, { id = 0 }) => {
    const { channel, email, webhookurl } = await site.get(subscription, id)
    const message = testMessage(site.now())
    const sending =
      channel === 'email'
        ? sendMail(site, { to: email ?? '', id: `test-${Date.parse(site.now())}`, message })
        : callWebhook(site, { url: webhookurl ?? '', deliveryid: 0, message })
    return await sending.then(
      (answer) => ({ message: `It was sent: ${answer}`.slice(0, 500), tone: 'success' as const }),
      (cause: unknown) => ({ message: `It could not be sent: ${reason(cause)}`.slice(0, 500), tone: 'error' as const }),
    )
  },
}

const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

function testMessage(now: Awaited<ReturnType<Site['now']>>): Message {
  const row = {
    notificationid: 0,
    title: 'This is a test',
    type: 'awareness',
    severity: 'info',
    starttime: now,
    endtime: now,
    text: 'Somebody has tried whether messages about notices arrive here. They do.',
    ticketno: null,
    link: null,
    recurrence: 'none',
    recursuntil: null,
    isactive: true,
    createddate: now,
    modifieddate: now,
  } as const
  return { event: 'started', row, occurrence: { key: 'once', start: now, end: now }, concerns: 'You', link: '' }
}
