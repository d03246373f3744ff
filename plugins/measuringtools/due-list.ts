import { addDays, choice, integer, type Page, type PanelContent, reference } from '@shopdb/contract'
import { calendarOf, type settings, type ToolSite } from './settings.ts'
import type { StandingTool } from './standings.ts'
import { standingOf } from './states.ts'
import { toolTable } from './tables.ts'
import { measuringtool } from './tool.ts'

const most = 200

interface Asked {
  readonly horizon: number
  readonly locationid: number | undefined
  readonly calibrationmode: 'in-house' | 'external' | undefined
}

/** What is to be calibrated, the most overdue first. */
export const dueList: Page<typeof settings> = {
  name: 'due',
  title: 'Calibration due list',
  icon: 'calendar-clock',
  query: {
    horizon: integer({ label: 'Days ahead', min: 0, max: 3650, help: 'Where empty: as many as the settings say.' }),
    locationid: reference({ label: 'Location', to: 'locations' }),
    calibrationmode: choice({ label: 'Calibrated', choices: ['in-house', 'external'] }),
  },
  show: async (site, query) => {
    const { duesoondays } = await calendarOf(site)
    const { horizon, locationid, calibrationmode } = query
    return showDue(site, {
      horizon: typeof horizon === 'number' ? horizon : duesoondays,
      locationid: typeof locationid === 'number' ? locationid : undefined,
      calibrationmode: calibrationmode === 'in-house' || calibrationmode === 'external' ? calibrationmode : undefined,
    })
  },
}

/** Tools in use that are ever calibrated; what is retired or lost is due no more. */
function inUse({ locationid, calibrationmode }: Asked) {
  return {
    state: ['active', 'out for calibration'] as const,
    calibrationmode: calibrationmode ?? (['in-house', 'external'] as const),
    ...(locationid === undefined ? {} : { 'locationid.under': locationid }),
  }
}

async function showDue(site: ToolSite, asked: Asked): Promise<readonly PanelContent[]> {
  const calendar = await calendarOf(site)
  const list = async (filter: object): Promise<readonly StandingTool[]> => {
    const options = { sort: 'duedate,assetnumber', perpage: most, total: false }
    const { data } = await site.list(measuringtool, { ...inUse(asked), ...filter }, options)
    return data.map((tool) => ({ tool, standing: standingOf(tool, calendar) }))
  }
  const today = site.today()
  const last = addDays(today, asked.horizon)
  const [overdue, soon, undated] = await Promise.all([
    list({ 'duedate.lt': today }),
    list({ 'duedate.gte': today, 'duedate.lte': last }),
    list({ 'duedate.isnull': true }),
  ])
  const unusable = undated.filter(({ standing }) => !standing.isusable || standing.name === 'due soon')
  return [
    toolTable(`Overdue (${overdue.length})`, overdue),
    toolTable(`Due until ${last} (${soon.length})`, soon),
    toolTable(`Without a due date (${unusable.length})`, unusable),
  ]
}
