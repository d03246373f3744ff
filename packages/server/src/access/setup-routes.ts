import { boolean, forbidden, text } from '@shopdb/contract'
import { sitefields } from '../settings/site.ts'
import { bodySchema, passwordmember, readBody } from './body.ts'
import { user } from './declarations.ts'
import type { Answer, Call, Route } from './route.ts'
import { finishSetup, isSetupOpen, type SetupParts } from './setup.ts'
import { meschema, signInBrowser } from './signed-in.ts'

const tag = 'Set-up'
const tokenschema = {
  description: 'The one-time token of the link that the start has printed.',
  schema: { type: 'string' },
}

const fields = {
  token: text({ required: true, max: 100 }),
  ...sitefields,
  username: user.fields.username,
  displayname: user.fields.displayname,
  password: passwordmember,
  sampledata: boolean({ help: 'Whether to fill the site with a factory to look around in.' }),
}

/** The first page of a new site. */
export function setupRoutes(parts: SetupParts): readonly Route[] {
  return [tellRoute(parts), finishRoute(parts)]
}

const answer = { schema: { type: 'object' } } as const

const tellRoute = (parts: SetupParts): Route => ({
  method: 'GET',
  path: '/api/setup',
  permission: 'public',
  doc: { summary: 'Whether the site waits to be set up', tag, query: { token: tokenschema }, answer },
  handle: (call) => tell(parts, call),
})

const finishRoute = (parts: SetupParts): Route => ({
  method: 'POST',
  path: '/api/setup',
  permission: 'public',
  bodylimit: 16 * 1024,
  doc: {
    summary: 'Make the first administrator, name the site, sign in',
    tag,
    body: bodySchema(fields),
    answer: { schema: meschema, status: 201 },
  },
  handle: (call) => finish(parts, call),
})

async function tell(parts: SetupParts, { query }: Call): Promise<Answer> {
  const open = await isSetupOpen(parts, String(query['token'] ?? ''))
  const sitename = open ? ((await parts.site.find('sitename')) ?? '') : ''
  return { headers: { 'cache-control': 'no-store' }, body: { open, sitename } }
}

async function finish(parts: SetupParts, call: Call): Promise<Answer> {
  const { token, ...values } = readBody(fields, call.body)
  if (!(await isSetupOpen(parts, String(token)))) {
    throw forbidden(
      'This link does not open the set-up; take the one that the last start of the server has printed, or sign in.',
    )
  }
  const input = { ...values, sitename: String(values['sitename']), sampledata: values['sampledata'] === true }
  const { username, displayname, password } = values
  const person = await finishSetup(parts, { ...input, username, displayname, password }, call.requestid)
  return { ...(await signInBrowser(parts, call, person)), status: 201 }
}
