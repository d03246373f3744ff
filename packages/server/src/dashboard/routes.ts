import type { DashboardAnswer, PanelsAnswer } from '@shopdb/contract'
import type { Route } from '../access/route.ts'
import { parseId, type Resources } from '../resources/resources.ts'
import { derivedRoute, type ShownRelations } from './derived-route.ts'
import { foundRoute, type ShownResults } from './found-route.ts'

/** What the running plugins have to show. */
export interface Shown extends ShownRelations, ShownResults {
  widgets(): Promise<DashboardAnswer>
  /** Sections of the page of one asset, by the table of its type. */
  panels(table: string, assetid: number): Promise<PanelsAnswer>
}

const answer = { schema: { type: 'object' } }

/** The plugins' pieces of the home page, of the search and of an asset's page. */
export function dashboardRoutes(resources: Resources, shown: Shown): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/dashboard',
      permission: 'signedin',
      doc: {
        tag: 'Site',
        summary: 'List the widgets of the home page',
        description:
          'Each names its plugin. A plugin whose hook failed or was late stands under `failed` with the reason.',
        answer,
      },
      handle: async () => ({ body: await shown.widgets() }),
    },
    panelsRoute(resources, shown),
    foundRoute(shown),
    derivedRoute(resources, shown),
  ]
}

function panelsRoute(resources: Resources, shown: Pick<Shown, 'panels'>): Route {
  const asset = resources.registry.get('assets')
  return {
    method: 'GET',
    path: '/api/assets/:id/panels',
    permission: asset.read,
    doc: { tag: asset.title, summary: "List the plugins' sections of an asset's page", answer },
    handle: async ({ params }) => {
      const { read } = resources.database
      const id = parseId(asset, params['id'])
      const row = await resources.reader(asset).get(read, id)
      const type = await resources.reader(resources.registry.get('assettypes')).get(read, Number(row['assettypeid']))
      return { body: await shown.panels(String(type['tablename'] ?? ''), id) }
    },
  }
}
