import type { Column, FilterOf, Markers, NamedRow } from '@shopdb/contract'
import { calendarOf, type settings, type ToolSite } from './settings.ts'
import { type Standing, standingOf } from './states.ts'
import { measuringtool } from './tool.ts'

/** A tool, and how it stands today. */
export type StandingTool = NamedRow<typeof measuringtool> & { readonly standing: Standing }

/** How tools stand, the one that is due first at the beginning, those without a date at the end; removed ones are left out. */
export async function listStandings(
  site: ToolSite,
  filter: FilterOf<typeof measuringtool>,
): Promise<readonly StandingTool[]> {
  const calendar = await calendarOf(site)
  const tools = await site.listAll(measuringtool, filter, { sort: 'duedate,assetnumber' })
  const judged = tools.map((tool) => ({ ...tool, standing: standingOf(tool, calendar) }))
  const { dated = [], undated = [] } = Object.groupBy(judged, ({ duedate }) => (duedate === null ? 'undated' : 'dated'))
  return [...dated, ...undated]
}

/** In lists and at the top of a tool: how it stands. */
export const standingColumn: Column<typeof settings> = {
  of: measuringtool,
  name: 'standing',
  label: 'Standing',
  values: async (site, assetid) =>
    (await listStandings(site, { assetid })).map(({ assetid: id, standing: { label, tone } }) => ({
      id,
      value: label,
      tone,
    })),
}

/** On the map: which tools must not be used, and which are soon due. */
export const standingMarkers: Markers<typeof settings> = {
  of: measuringtool,
  notes: async (site, assetids) =>
    (await listStandings(site, { assetid: assetids }))
      .filter(({ standing: { name } }) => name !== 'active' && name !== 'reference only')
      .map(({ assetid, standing: { isusable, label, tone } }) => ({
        assetid,
        tone: tone === 'neutral' ? 'info' : tone,
        badge: isusable ? '!' : 'X',
        note: label,
      })),
}
