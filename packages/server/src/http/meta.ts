import {
  type ColumnMeta,
  contractversion,
  type MetaAnswer,
  type NavigationEntry,
  type PageMeta,
  type PluginWebMeta,
  type ResourceMeta,
  type Role,
} from '@shopdb/contract'
import { isAtLeast } from '../access/actor.ts'
import { findPerson } from '../access/person.ts'
import type { Call, Route } from '../access/route.ts'
import { relationWords, withRelationWords } from '../relationships/words.ts'
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
  /** The pages that plugins make of sections. */
  readonly pages: () => readonly (PageMeta & { readonly least: Role })[]
  /** Where plugins bring actions, by table. */
  readonly actions: () => ReadonlyMap<string, NonNullable<ResourceMeta['actions']>>
  /** The columns that plugins bring to lists, by table. */
  readonly columns: () => ReadonlyMap<string, readonly ColumnMeta[]>
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
  { resources, settings, version, isdevelopment, navigation, webs, pages, columns, actions }: MetaParts,
  { actor }: Call,
): Promise<MetaAnswer> {
  const brought = { columns: columns(), actions: actions() }
  const words = await relationWords(resources.database.read)
  const userid = actor.userid ?? 0
  const person = await findPerson(resources.database.read, userid)
  return {
    site: { name: (await settings.find('sitename')) ?? 'ShopDB', version, contractversion, isdevelopment },
    user: { userid, username: person?.username ?? actor.name, displayname: actor.name, roles: [actor.role] },
    resources: resourcesMeta(resources.registry, actor).map((one) => ({
      ...withRelationWords(one, words),
      columns: brought.columns.get(one.name) ?? [],
      actions: brought.actions.get(one.name) ?? [],
    })),
    navigation: navigation()
      .filter(({ least = 'viewer' }) => isAtLeast(actor, least))
      .map(({ label, to, icon, menu, title, plugin }) => ({ label, to, icon, menu: menu ?? title, plugin })),
    webs: webs(),
    pages: pages()
      .filter(({ least }) => isAtLeast(actor, least))
      .map(({ least: _least, ...page }) => page),
  }
}
