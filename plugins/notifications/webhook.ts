import { createHmac } from 'node:crypto'
import { type Answer, jsonOf, type Letter } from './message.ts'
import type { Site } from './settings.ts'

const timeout = 15_000
const gone = 410

/** Calls a webhook; gives the status of its answer. Throws for any but a success; what says that it is gone is asked no more. */
export async function callWebhook(site: Site, { to, deliveryid, message }: Letter): Promise<Answer> {
  const body = JSON.stringify(jsonOf(message, deliveryid))
  const timestamp = String(Math.floor(Date.parse(site.now()) / 1000))
  const secret = await site.settings.get('webhooksecret')
  const answer = await site.fetch(to, {
    method: 'POST',
    timeout,
    body,
    headers: {
      'content-type': 'application/json',
      'x-shopdb-event': message.event,
      'x-shopdb-delivery': String(deliveryid),
      'x-shopdb-timestamp': timestamp,
      ...(secret === null ? {} : { 'x-shopdb-signature': signatureOf({ secret, timestamp, body }) }),
    },
  })
  await answer.body?.cancel()
  if (answer.status === gone) return { givenup: 'It answered 410: it is gone.' }
  if (!answer.ok) throw new Error(`It answered ${answer.status}.`)
  return `It answered ${answer.status}.`
}

interface Signed {
  readonly secret: string
  readonly timestamp: string
  readonly body: string
}

/** The HMAC-SHA256 of the time, a dot and the body: an old message sent once more has an old time. */
export function signatureOf({ secret, timestamp, body }: Signed): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
}
