import type { Plugin } from '@shopdb/contract'
import type { Permission } from '../access/route.ts'
import type { Registry } from '../resources/registry.ts'

/** What the site knows of permissions, by name: those of its resources. */
export type Permissions = ReadonlyMap<string, Permission>

/** The permissions on all resources. */
export function permissionsOf(registry: Registry): Permissions {
  const all = registry.all.flatMap(({ read, write, purge }) => [read, write, purge])
  return new Map(all.map((permission) => [permission.name, permission]))
}

/** What a plugin calls a permission: one of its own, or one of the site's. Throws for one that nobody declares. */
export function getPermission(
  known: Permissions,
  plugin: Plugin,
  { what, name }: { readonly what: string; readonly name: string },
): Permission {
  const own = plugin.permissions?.find((one) => one.name === name)
  const permission = own ? { name: own.name, least: own.least } : known.get(name)
  if (!permission) throw new Error(`Its ${what} names the permission ${name}, which nobody declares`)
  return permission
}
