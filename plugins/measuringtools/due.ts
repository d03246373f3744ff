import { addDays, type FilterOf } from '@shopdb/contract'
import { calendarOf, type ToolSite } from './settings.ts'
import { listStandings, type StandingTool } from './standings.ts'
import { calibratedmodes, type measuringtool } from './tool.ts'

type Tools = readonly StandingTool[]

/** What is to be calibrated by its date or its uses. */
export interface Coming {
  readonly overdue: Tools
  /** May be used, and is due until `last`, or has few uses left. */
  readonly coming: Tools
}

/** What is to be calibrated, by how it stands: no tool is in two of these. */
export interface Due extends Coming {
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

/** What is overdue and what comes next, the most overdue first. What is in repair, in quarantine, retired or lost is due no more. */
export async function listComing(site: ToolSite, asked: Asked = {}): Promise<Coming> {
  const { last, used } = await viewOf(site, asked)
  return sorted(await listPressing(used, last), last)
}

/** The same, with what may not be used whatever its date, and what is away. */
export async function listDue(site: ToolSite, asked: Asked): Promise<Due> {
  const { last, all, used } = await viewOf(site, asked)
  const [away, ...active] = await Promise.all([
    all({ state: 'out for calibration' }),
    listPressing(used, last),
    used({ 'duedate.gt': last, lastresult: 'fail' }),
    // Somebody said when it is due, and it was never calibrated.
    used({ 'duedate.gt': last, 'lastcaldate.isnull': true }),
  ])
  return { away, last, ...sorted(active.flat(), last) }
}

type List = (filter: FilterOf<typeof measuringtool>) => Promise<Tools>

/** The tools that are asked for, all and those in use that are calibrated, judged by one calendar. */
async function viewOf(site: ToolSite, { tools, horizon }: Asked) {
  const calendar = await calendarOf(site)
  const all: List = (filter) => listStandings(site, { ...tools, ...filter }, calendar)
  const used: List = (filter) => all({ state: 'active', calibrationmode: calibratedmodes, ...tools, ...filter })
  return { last: addDays(calendar.today, horizon ?? calendar.duesoondays), all, used }
}

/** Those that are due until a day; never calibrated, without an interval, or counted in uses. */
async function listPressing(used: List, last: string): Promise<Tools> {
  return (await Promise.all([used({ 'duedate.lte': last }), used({ 'duedate.isnull': true })])).flat()
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
