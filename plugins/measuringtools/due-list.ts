import { addDays, choice, defineDueList, definePage, type FilterOf, integer, reference } from '@shopdb/contract'
import { standard } from './calibrations.ts'
import { calendarOf, type ToolSite } from './settings.ts'
import { listStandings } from './standings.ts'
import { toolTable } from './tables.ts'
import type { measuringtool } from './tool.ts'

const modes = ['in-house', 'external'] as const

/** What is to be calibrated, the most overdue first. What is retired or lost is due no more. */
export const dueList = definePage({
  name: 'due',
  title: 'Calibration due list',
  icon: 'calendar-clock',
  query: {
    horizon: integer({ label: 'Days ahead', min: 0, max: 3650, help: 'Where empty: as many as the settings say.' }),
    locationid: reference({ label: 'Location', to: 'locations' }),
    calibrationmode: choice({ label: 'Calibrated', choices: modes }),
  },
  show: async (site: ToolSite, { horizon, locationid, calibrationmode = modes }) => {
    const { today, duesoondays } = await calendarOf(site)
    const last = addDays(today, horizon ?? duesoondays)
    const place = locationid === undefined ? {} : { 'locationid.under': locationid }
    const asked = { state: ['active', 'out for calibration'], calibrationmode, ...place } as const
    const list = (filter: FilterOf<typeof measuringtool>) => listStandings(site, { ...asked, ...filter })
    const [overdue, soon, undated] = await Promise.all([
      list({ 'duedate.lt': today }),
      list({ 'duedate.gte': today, 'duedate.lte': last }),
      list({ 'duedate.isnull': true }),
    ])
    // Whose uses are counted has no date, and may be used for long.
    const unusable = undated.filter(({ standing }) => !standing.isusable || standing.name === 'due soon')
    return [
      toolTable(`Overdue (${overdue.length})`, overdue),
      toolTable(`Due until ${last} (${soon.length})`, soon),
      toolTable(`Without a due date (${unusable.length})`, unusable),
    ]
  },
})

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
