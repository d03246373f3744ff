import type { Page, PageAnswer, PageMeta, PanelContent, Role } from '@shopdb/contract'
import type { Answer, Call, Route } from '../access/route.ts'
import { parsePanels } from '../dashboard/pieces.ts'
import { panelsWithPages } from '../dashboard/row-pages.ts'
import { fieldsMeta } from '../resources/meta.ts'
import type { Registry } from '../resources/registry.ts'
import { refusable } from './hooks.ts'
import { parseQuery, queryDoc } from './parse-query.ts'
import { hookbudget, type PieceParts } from './pieces.ts'
import { isRunning, type LoadedPlugin } from './plugin.ts'

type Mounting = Pick<PieceParts, 'hooks' | 'platformOf' | 'registry'>

/** The pages of a plugin that are made of sections, each at `/api/pages/<plugin>/<name>`. */
export function pageRoutes(parts: Mounting, { name, manifest, plugin }: LoadedPlugin): readonly Route[] {
  return (plugin?.pages ?? []).map((page) => ({
    method: 'GET',
    path: `/api/pages/${name}/${page.name}`,
    permission: { name: `pages.${name}.${page.name}`, least: page.least ?? 'viewer' },
    doc: {
      tag: manifest?.title ?? name,
      summary: `Get the sections of the page ${page.title}`,
      query: queryDoc(page.query ?? {}),
      answer: { schema: { type: 'object' } },
    },
    handle: (call) => answer(parts, { plugin: name, page }, call),
  }))
}

interface Asked {
  readonly plugin: string
  readonly page: Page
}

async function answer({ hooks, platformOf, registry }: Mounting, { plugin, page }: Asked, call: Call): Promise<Answer> {
  const query = parseQuery(page.query ?? {}, call.query)
  const ask = { plugin, hook: 'pages', entry: page.name, budget: hookbudget } as const
  const outcome = await refusable<readonly PanelContent[]>(hooks, ask, async () =>
    panelsWithPages(registry, parsePanels(await page.show(platformOf(plugin), query))),
  )
  const body: PageAnswer =
    'value' in outcome ? { data: outcome.value, failed: [] } : { data: [], failed: [outcome.failed] }
  return { body }
}

/** The pages of the plugins that run, with the least role that sees each. */
export function pagesOf(
  plugins: readonly LoadedPlugin[],
  registry: Registry,
): readonly (PageMeta & { readonly least: Role })[] {
  return plugins.filter(isRunning).flatMap(({ name: plugin, manifest, plugin: { pages = [] } = {} }) =>
    pages.map(({ name, title, icon, menu = manifest?.title ?? plugin, least = 'viewer', query = {} }) => ({
      plugin,
      name,
      title,
      icon,
      menu,
      fields: fieldsMeta(registry, query),
      least,
    })),
  )
}
