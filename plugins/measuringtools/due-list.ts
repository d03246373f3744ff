import { asTitle, choice, defineDueList, definePage, integer, reference } from '@shopdb/contract'
import { standard } from './calibrations.ts'
import { type Asked, listDue } from './due.ts'
import type { ToolSite } from './settings.ts'
import { listStandings, type StandingTool } from './standings.ts'
import { type StandingName, standings } from './states.ts'
import { toolTable } from './tables.ts'
import { calibratedmodes, toolstates } from './tool.ts'

// The keys of a plain object are its own.
const names = Object.keys(standings) as readonly StandingName[]

/** What is to be calibrated; or, where a standing is asked for, every tool that stands so. */
export const dueList = definePage({
  name: 'due',
  title: 'Calibration due list',
  icon: 'calendar-clock',
  query: {
    standing: choice({ label: 'Standing', choices: names, help: 'Every tool that stands so, whatever its date.' }),
    horizon: integer({ label: 'Days ahead', min: 0, max: 3650, help: 'Where empty: as many as the settings say.' }),
    locationid: reference({ label: 'Location', to: 'locations' }),
    calibrationmode: choice({ label: 'Calibrated', choices: calibratedmodes }),
  },
  show: async (site: ToolSite, { standing, horizon, locationid, calibrationmode }) => {
    const place = locationid === undefined ? {} : { 'locationid.under': locationid }
    const tools = { ...place, ...(calibrationmode && { calibrationmode }) }
    if (standing === undefined) return dueTables(site, { tools, horizon })
    return [counted(asTitle(standing), await listStanding(site, standing, tools))]
  },
})

async function dueTables(site: ToolSite, asked: Asked) {
  const { overdue, coming, unfit, away, last } = await listDue(site, asked)
  return [
    counted('Overdue', overdue),
    counted(`Due until ${last}`, coming),
    counted('Not to be used, whatever the date', unfit),
    counted('Out for calibration', away),
  ]
}

async function listStanding(
  site: ToolSite,
  name: StandingName,
  tools: Asked['tools'],
): Promise<readonly StandingTool[]> {
  // What no person says of a tool follows from its dates while it is in use.
  const state = toolstates.find((known) => known === name) ?? 'active'
  const known = await listStandings(site, { ...tools, state })
  return known.filter(({ standing }) => standing.name === name)
}

const counted = (title: string, tools: readonly StandingTool[]) => toolTable(`${title} (${tools.length})`, tools)

/** A calibration with a standard that is overdue is refused, so that somebody has to be told before. */
export const standardsDue = defineDueList(standard, {
  name: 'standards',
  title: 'Standards due',
  icon: 'weight',
  dates: [{ field: 'duedate' }],
  soon: 'duesoondays',
  show: ['description', 'locationid'],
  filters: ['locationid'],
  overdue: 'Standards overdue',
})
