import { contractversion, type MetaAnswer, type NavigationEntry, type PluginWebMeta } from '@shopdb/contract'
import { isAtLeast } from '../access/actor.ts'
import { findPerson } from '../access/person.ts'
import type { Call, Route } from '../access/route.ts'
import { resourcesMeta } from '../resources/meta.ts'
import type { Resources } from '../resources/resources.ts'
import type { SiteSettings } from '../settings/site.ts'

/** What the site's description of itself is made of. */
export interface MetaParts {
  readonly resources: Resources
  readonly settings: SiteSettings
  readonly version: string
  readonly isdevelopment: boolean
  /** The menu entries that plugins bring. */
  readonly navigation: () => readonly PluginEntry[]
  /** The browser halves of plugins. */
  readonly webs: () => readonly PluginWebMeta[]
}

type PluginEntry = NavigationEntry & { readonly plugin: string; readonly title: string }

/** `GET /api/meta`: the site, the caller, and every resource that the caller may see. */
export function metaRoute(parts: MetaParts): Route {
  return {
    method: 'GET',
    path: '/api/meta',
    permission: 'signedin',
    doc: {
      summary: 'The site, you, and every resource that you may see',
      tag: 'Site',
      answer: { schema: { type: 'object' } },
    },
    handle: async (call) => ({ body: await answerMeta(parts, call) }),
  }
}

async function answerMeta(
  { resources, settings, version, isdevelopment, navigation, webs }: MetaParts,
  { actor }: Call,
): Promise<MetaAnswer> {
  const userid = actor.userid ?? 0
  const person = await findPerson(resources.database.read, userid)
  return {
    site: { name: (await settings.find('sitename')) ?? 'ShopDB', version, contractversion, isdevelopment },
    user: { userid, username: person?.username ?? actor.name, displayname: actor.name, roles: [actor.role] },
    resources: resourcesMeta(resources.registry, actor),
    navigation: navigation()
      .filter(({ least = 'viewer' }) => isAtLeast(actor, least))
      .map(({ label, to, icon, menu, title, plugin }) => ({ label, to, icon, menu: menu ?? title, plugin })),
    webs: webs(),
    pages: [],
  }
}
