import { choice, email, integer, type Platform, secret, text, url } from '@shopdb/contract'

/** What an administrator may set. */
export const settings = {
  displayhours: integer({
    label: 'Ahead on the wall',
    unit: 'h',
    min: 0,
    max: 720,
    default: 24,
    help: 'A wall display shows what begins within so many hours.',
  }),
  upcomingdays: integer({ label: 'Upcoming', unit: 'days', min: 1, max: 365, default: 14 }),
  endedhours: integer({ label: 'Recently ended', unit: 'h', min: 1, max: 720, default: 24 }),
  waitminutes: integer({
    label: 'Wait before everybody is told',
    unit: 'min',
    min: 0,
    max: 60,
    default: 2,
    help: 'A notice that names nobody concerns everybody. Messages wait so long, for whom it concerns to be named.',
  }),
  smtphost: text({ label: 'Mail server', max: 255, help: 'Empty: no e-mail is sent.' }),
  smtpport: integer({ label: 'Port of the mail server', min: 1, max: 65_535, default: 587 }),
  smtptls: choice({
    label: 'Encryption of mail',
    choices: ['starttls', 'tls', 'none'],
    labels: { starttls: 'STARTTLS', tls: 'TLS' },
    default: 'starttls',
    help: 'STARTTLS is usual on port 587, TLS on port 465.',
  }),
  smtpuser: text({ label: 'User of the mail server', max: 255 }),
  smtppassword: secret({ label: 'Password of the mail server' }),
  mailfrom: email({ label: 'Sender of mail' }),
  webhooksecret: secret({
    label: 'Secret of webhooks',
    help: 'Signs what is sent, so that a receiver knows it is yours.',
  }),
  keepdays: integer({
    label: 'Keep messages for',
    unit: 'days',
    min: 0,
    max: 3650,
    default: 90,
    help: 'At least 31; 0: for ever. Of a notice that is still open it is kept that it was told.',
  }),
  siteurl: url({ label: 'Address of this site', help: 'Messages link to it: https://shop.example.com' }),
}

/** The site as this plugin sees it. */
export type Site = Platform<typeof settings>
