import type { Browser } from '@playwright/test'
import { createShop, type Shop, type State } from './shop.ts'

/** The roles that people of the tests have. */
export type Role = 'admin' | 'operator' | 'viewer'

/** Everybody's; no story is about whether it is a good one. */
export const password = 'copper kettle seven lamps'

/** The people of a site by role, and the shop as a script of the administrator's sees it. */
export interface People {
  /** Signed in lately enough that a story need not do it again. */
  readonly stateOf: (role: Role) => Promise<State>
  readonly shop: Shop
}

/** Milliseconds for which a story may begin with a state: pages renew it after a quarter of an hour, and only once. */
const fresh = 8 * 60_000

/** Makes an operator and a viewer beside the administrator that the start has made. */
export async function createPeople(browser: Browser, url: string): Promise<People> {
  const admin = await signIn(browser, url, 'admin')
  const shop = await createShop(url, admin)
  for (const role of ['operator', 'viewer']) await createUser(shop, role)
  const known = new Map<Role, { readonly state: State; readonly at: number }>()
  const stateOf = async (role: Role): Promise<State> => {
    const before = known.get(role)
    if (before && performance.now() - before.at < fresh) return before.state
    const state = await signIn(browser, url, role)
    known.set(role, { state, at: performance.now() })
    return state
  }
  return { stateOf, shop }
}

/** Makes a user of that role; gives the user name. */
export async function createUser(shop: Shop, role: string, username = role): Promise<string> {
  const { roleid } = await shop.get('/api/roles', { name: role })
  const { userid } = await shop.create('/api/users', { username, displayname: `${username} of the shift`, roleid })
  await shop.post(`/api/users/${String(userid)}/password`, { password })
  return username
}

/** Signs in behind the pages' back; gives the cookies. */
export async function signIn(browser: Browser, url: string, username: string): Promise<State> {
  const context = await browser.newContext({ baseURL: url })
  try {
    const answer = await context.request.post('/api/auth/login', { data: { username, password } })
    if (!answer.ok()) throw new Error(await answer.text())
    return await context.storageState()
  } finally {
    await context.close()
  }
}
