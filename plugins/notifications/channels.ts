import type { RowOf } from '@shopdb/contract'
import { sendMail } from './mail.ts'
import type { subscription } from './subscription.ts'
import { callWebhook } from './webhook.ts'

/** How a message goes, by what a subscription says. Each gives what came of it, and throws why it could not be sent. */
export const channels = { email: sendMail, webhook: callWebhook } as const

type Wish = Pick<RowOf<typeof subscription>, 'channel' | 'email' | 'webhookurl'>

/** Where to; a rule sees to it that there is such an address. */
export const receiverOf = ({ channel, email, webhookurl }: Wish): string =>
  (channel === 'email' ? email : webhookurl) ?? ''
