import type { DashboardAnswer, PanelsAnswer } from '@shopdb/contract'
import type { Route } from '../access/route.ts'
import { parseId, type Resources } from '../resources/resources.ts'

/** What the running plugins have to show. */
export interface Shown {
  widgets(): Promise<DashboardAnswer>
  /** Sections of the page of one asset, by the table of its type. */
  panels(table: string, assetid: number): Promise<PanelsAnswer>
}

/** The plugins' pieces of the home page and of an asset's page. */
export function dashboardRoutes(resources: Resources, shown: Shown): readonly Route[] {
  const asset = resources.registry.get('assets')
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
        answer: { schema: { type: 'object' } },
      },
      handle: async () => ({ body: await shown.widgets() }),
    },
    {
      method: 'GET',
      path: '/api/assets/:id/panels',
      permission: asset.read,
      doc: {
        tag: asset.title,
        summary: "List the plugins' sections of an asset's page",
        answer: { schema: { type: 'object' } },
      },
      handle: async ({ params }) => {
        const { read } = resources.database
        const id = parseId(asset, params['id'])
        const row = await resources.reader(asset).get(read, id)
        const type = await resources.reader(resources.registry.get('assettypes')).get(read, Number(row['assettypeid']))
        return { body: await shown.panels(String(type['tablename'] ?? ''), id) }
      },
    },
  ]
}
