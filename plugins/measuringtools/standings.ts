import { defineColumns, defineMarkers, type FilterOf, type NamedRow, type RowMark } from '@shopdb/contract'
import { calendarOf, type ToolSite } from './settings.ts'
import { type Calendar, type Standing, standingOf } from './states.ts'
import { measuringtool } from './tool.ts'

/** A tool, and how it stands today. */
export type StandingTool = NamedRow<typeof measuringtool> & { readonly standing: Standing }

/** How tools stand, the one that is due first at the beginning, those without a date at the end; removed ones are left out. */
export async function listStandings(
  site: ToolSite,
  filter: FilterOf<typeof measuringtool>,
  known?: Calendar,
): Promise<readonly StandingTool[]> {
  const calendar = known ?? (await calendarOf(site))
  const tools = await site.listAll(measuringtool, filter, { sort: 'duedate,assetnumber' })
  const judged = tools.map((tool) => ({ ...tool, standing: standingOf(tool, calendar) }))
  const { dated = [], undated = [] } = Object.groupBy(judged, ({ duedate }) => (duedate === null ? 'undated' : 'dated'))
  return [...dated, ...undated]
}

/** In lists and at the top of a tool: how it stands. */
export const standingColumn = defineColumns(measuringtool, {
  columns: { standing: 'Standing' },
  cells: async (site: ToolSite, tools) => {
    const calendar = await calendarOf(site)
    return tools.map((tool) => {
      const { label: value, tone } = standingOf(tool, calendar)
      return { standing: { value, tone } }
    })
  },
})

/** On the map: which tools must not be used, and which are soon due. */
export const standingMarkers = defineMarkers(measuringtool, {
  marks: async (site: ToolSite, tools) => {
    const calendar = await calendarOf(site)
    return tools.map((tool) => markOf(standingOf(tool, calendar)))
  },
})

const markOf = ({ name, isusable, label, tone }: Standing): RowMark =>
  name !== 'active' &&
  name !== 'reference only' && { tone: tone === 'neutral' ? 'info' : tone, badge: isusable ? '!' : 'X', note: label }
