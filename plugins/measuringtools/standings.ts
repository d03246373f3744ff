import type { Column, Markers, RowOf } from '@shopdb/contract'
import { calendarOf, type settings, type ToolSite } from './settings.ts'
import { type Standing, standingOf } from './states.ts'
import { measuringtool } from './tool.ts'

/** A tool, and how it stands today. */
export interface StandingTool {
  readonly tool: RowOf<typeof measuringtool>
  readonly standing: Standing
}

/** How some tools stand; removed ones are left out. */
export async function listStandings(site: ToolSite, assetids: readonly number[]): Promise<readonly StandingTool[]> {
  if (assetids.length === 0) return []
  const calendar = await calendarOf(site)
  const tools = await site.listAll(measuringtool, { assetid: assetids })
  return tools.map((tool) => ({ tool, standing: standingOf(tool, calendar) }))
}

/** In lists and at the top of a tool: how it stands. */
export const standingColumn: Column<typeof settings> = {
  of: measuringtool,
  name: 'standing',
  label: 'Standing',
  values: async (site, ids) =>
    (await listStandings(site, ids)).map(({ tool, standing: { label, tone } }) => ({
      id: tool.assetid,
      value: label,
      tone,
    })),
}

/** On the map: which tools must not be used, and which are soon due. */
export const standingMarkers: Markers<typeof settings> = {
  of: measuringtool,
  notes: async (site, assetids) => {
    return (await listStandings(site, assetids))
      .filter(({ standing }) => standing.name !== 'active' && standing.name !== 'reference only')
      .map(({ tool, standing: { isusable, label, tone } }) => ({
        assetid: tool.assetid,
        tone: tone === 'neutral' ? 'info' : tone,
        badge: isusable ? '!' : 'X',
        note: label,
      }))
  },
}
