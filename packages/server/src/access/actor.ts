import type { Role } from '@shopdb/contract'

/** Who is asking. `name` is what people read in the history. */
export interface Actor {
  readonly kind: 'user' | 'apikey' | 'plugin' | 'system'
  readonly userid: number | null
  readonly apikeyid: number | null
  readonly pluginname: string | null
  readonly name: string
  readonly role: Role
}

const roles: readonly Role[] = ['viewer', 'operator', 'manager', 'admin']

/** The product itself: start, seeds, commands. It may do everything. */
export const systemActor: Actor = {
  kind: 'system',
  userid: null,
  apikeyid: null,
  pluginname: null,
  name: 'ShopDB',
  role: 'admin',
}

/** Whether the actor's role is at least the given one. */
export function isAtLeast(actor: Actor, role: Role): boolean {
  return roles.indexOf(actor.role) >= roles.indexOf(role)
}
