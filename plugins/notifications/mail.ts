import { type Letter, subjectOf, textOf } from './message.ts'
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
  const set = await settings.pick('smtphost', 'smtpport', 'smtptls', 'smtpuser', 'smtppassword', 'mailfrom')
  const { smtphost: host, smtpport: port, smtptls, smtpuser: user, smtppassword, mailfrom: from } = set
  if (host === null || from === null) throw new Error('The mail server or the sender is not set.')
  const auth = user === null ? {} : { auth: { user, pass: smtppassword ?? '' } }
  return { from, server: { host, port, ...encryptions[smtptls], ...auth } }
}
