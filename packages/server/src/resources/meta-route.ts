import type { MetaAnswer } from '@shopdb/contract'
import type { Route } from '../access/route.ts'
import { resourcesMeta } from './meta.ts'
import type { Registry } from './registry.ts'

/** What the site is called and which versions it runs. */
export type DescribeSite = () => Promise<MetaAnswer['site']>

/** `GET /api/meta`: everything a screen needs to know to draw the site for this caller. */
export function metaRoute(registry: Registry, describeSite: DescribeSite): Route {
  return {
    method: 'GET',
    path: '/api/meta',
    permission: 'signedin',
    doc: {
      tag: 'Site',
      summary: 'Describe the site',
      description: 'Every resource that the caller may read, with its fields and what the caller may do.',
      answer: { schema: { type: 'object' } },
    },
    handle: async ({ actor }) => {
      const user = { userid: actor.userid, username: actor.name, displayname: actor.name, roles: [actor.role] }
      return { body: { site: await describeSite(), user, resources: resourcesMeta(registry, actor) } }
    },
  }
}
