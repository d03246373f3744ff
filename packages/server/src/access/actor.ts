import { forbidden, type Role } from '@shopdb/contract'

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

/** Throws `forbidden` when the actor may not: for what a parameter decides, beyond the permission of the route. */
export function requirePermission(actor: Actor, permission: { readonly name: string; readonly least: Role }): void {
  if (isAtLeast(actor, permission.least)) return
  throw forbidden(
    `This needs the permission ${permission.name}, which the role ${permission.least} has and the role ${actor.role} has not.`,
  )
}

/** The one of two roles that may do more, as far as there are any. */
export function greaterRole(one: Role | undefined, other: Role | undefined): Role | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return roles.indexOf(one) < roles.indexOf(other) ? other : one
}

/** The one of two roles that may do less. */
export function lesserRole(one: Role, other: Role): Role {
  return roles.indexOf(one) < roles.indexOf(other) ? one : other
}
