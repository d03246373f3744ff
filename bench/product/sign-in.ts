import { adminpassword } from './product.ts'

/** Signs in as the first administrator and makes a personal API token. */
export async function createToken(origin: string): Promise<string> {
  const signedIn = await post(`${origin}/api/auth/login`, { username: 'admin', password: adminpassword }, {})
  const cookies = signedIn.headers.getSetCookie().map((cookie) => cookie.slice(0, cookie.indexOf(';')))
  const csrf = cookies.find((cookie) => cookie.startsWith('shopdb_csrf='))?.slice('shopdb_csrf='.length) ?? ''
  const headers = { cookie: cookies.join('; '), 'x-csrf-token': csrf }
  const made: unknown = await (await post(`${origin}/api/auth/tokens`, { name: 'bench' }, headers)).json()
  if (typeof made === 'object' && made !== null && 'token' in made) return String(made.token)
  throw new Error('The product made no API token.')
}

async function post(url: string, body: object, headers: Readonly<Record<string, string>>): Promise<Response> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return answer
}
