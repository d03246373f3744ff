import { addDays, type FilterOf } from '@shopdb/contract'
import { calendarOf, type ToolSite } from './settings.ts'
import { listStandings, type StandingTool } from './standings.ts'
import { calibratedmodes, type measuringtool } from './tool.ts'

type Tools = readonly StandingTool[]

/** What is to be calibrated, by how it stands: no tool is in two of these. */
export interface Due {
  readonly overdue: Tools
  /** May be used, and is due until `last`, or has few uses left. */
  readonly coming: Tools
  /** May not be used for another reason than its date: it failed, was never calibrated, or nobody said when it is due. */
  readonly unfit: Tools
  /** Out for calibration. */
  readonly away: Tools
  readonly last: string
}

/** What is asked for: which tools, and how many days ahead; where nothing is said, all, and as many as the settings say. */
export interface Asked {
  readonly tools?: FilterOf<typeof measuringtool>
  readonly horizon?: number | undefined
}

/** What is to be calibrated, the most overdue first. What is in repair, in quarantine, retired or lost is due no more. */
export async function listDue(site: ToolSite, { tools = {}, horizon }: Asked = {}): Promise<Due> {
  const { today, duesoondays } = await calendarOf(site)
  const last = addDays(today, horizon ?? duesoondays)
  const list = (filter: FilterOf<typeof measuringtool>): Promise<Tools> =>
    listStandings(site, { calibrationmode: calibratedmodes, ...tools, ...filter })
  const [away, ...active] = await Promise.all([
    listStandings(site, { ...tools, state: 'out for calibration' }),
    list({ state: 'active', 'duedate.lte': last }),
    // Never calibrated, without an interval, or counted in uses.
    list({ state: 'active', 'duedate.isnull': true }),
    list({ state: 'active', 'duedate.gt': last, lastresult: 'fail' }),
    // Somebody said when it is due, and it was never calibrated.
    list({ state: 'active', 'duedate.gt': last, 'lastcaldate.isnull': true }),
  ])
  return { away, last, ...sorted(active.flat(), last) }
}

function sorted(tools: Tools, last: string): Pick<Due, 'overdue' | 'coming' | 'unfit'> {
  const isOverdue = ({ standing }: StandingTool): boolean => standing.name === 'overdue'
  return {
    overdue: tools.filter(isOverdue),
    coming: tools.filter((tool) => tool.standing.isusable && isDueUntil(tool, last)),
    unfit: tools.filter((tool) => !tool.standing.isusable && !isOverdue(tool)),
  }
}

const isDueUntil = ({ duedate, standing }: StandingTool, last: string): boolean =>
  duedate === null ? standing.name === 'due soon' : duedate <= last
