import { type Message, subjectOf, textOf } from './message.ts'
import type { Site } from './settings.ts'

/** Milliseconds in which a mail server must go on. */
const patience = 15_000
const limits = {
  connectionTimeout: patience,
  greetingTimeout: patience,
  socketTimeout: patience,
  disableFileAccess: true,
  disableUrlAccess: true,
}

const encryptions = { tls: { secure: true }, starttls: { requireTLS: true }, none: { ignoreTLS: true } }

/** A letter: to whom, with which name of its own, by which a receiver knows a second copy. */
export interface Letter {
  readonly to: string
  readonly id: string
  readonly message: Message
}

/** Sends a mail; gives what the server said. Throws why it could not. */
export async function sendMail(site: Site, { to, id, message }: Letter): Promise<string> {
  const { from, server } = await mailSettings(site)
  // Most sites send no mail when they start.
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({ ...limits, ...server })
  try {
    const sent: unknown = await transport.sendMail({
      from,
      to: { name: '', address: to },
      subject: subjectOf(message),
      text: textOf(message),
      messageId: `<${id}@${from.split('@')[1] ?? 'shopdb'}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    // The library gives the last line of the server beside what else it knows.
    return String((sent as { readonly response?: unknown }).response ?? '')
  } finally {
    transport.close()
  }
}

async function mailSettings({ settings }: Site) {
  const [host, port, tls, user, password, from] = await Promise.all([
    settings.get('smtphost'),
    settings.get('smtpport'),
    settings.get('smtptls'),
    settings.get('smtpuser'),
    settings.get('smtppassword'),
    settings.get('mailfrom'),
  ])
  if (host === null || from === null) throw new Error('The mail server or the sender is not set.')
  const auth = user === null ? {} : { auth: { user, pass: password ?? '' } }
  return { from, server: { host, port, ...encryptions[tls], ...auth } }
}
