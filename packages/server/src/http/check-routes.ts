import { ShopError } from '@shopdb/contract'
import type { Route } from '../access/route.ts'

/** Throws, naming it, when a route says no permission, stands outside `/api`, or is there twice. */
export function checkRoutes(routes: readonly Route[]): void {
  const seen = new Set<string>()
  for (const route of routes) {
    const name = `${route.method} ${route.path}`
    if (!hasPermission(route))
      throw broken(`The route ${name} has no permission; name one, or 'signedin', or 'public'.`)
    if (!/^\/(?:api\/.+|metrics$)/u.test(route.path)) throw broken(`The route ${name} must stand under /api.`)
    const shape = `${route.method} ${route.path.replaceAll(/:\w+/gu, ':')}`
    if (seen.has(shape)) throw broken(`The route ${name} is there twice; one of the two must go.`)
    seen.add(shape)
  }
}

/** A route may come from a plugin whose code was not type-checked. */
function hasPermission({ permission }: { readonly permission: unknown }): boolean {
  if (permission === 'public' || permission === 'signedin' || permission === 'collector') return true
  return typeof permission === 'object' && permission !== null && 'name' in permission && 'least' in permission
}

function broken(message: string): ShopError {
  return new ShopError('failed', message)
}
