import { addDays, defineCount, type Widget } from '@shopdb/contract'
import { tolerancecase } from './cases.ts'
import { calendarOf, type ToolSite } from './settings.ts'
import { standingOf } from './states.ts'
import { measuringtool } from './tool.ts'

const inUse = { state: 'active', calibrationmode: ['in-house', 'external'] } as const

/** On the home page: what is overdue, and which cases are open. */
export const counts = [
  defineCount(measuringtool, {
    title: 'Calibrations overdue',
    where: { ...inUse, 'duedate.lt': 'today' },
    tone: 'error',
  }),
  defineCount(tolerancecase, { title: 'Out-of-tolerance cases open', where: { isclosed: false }, tone: 'error' }),
]

/** What comes next. */
export async function dashboard(site: ToolSite): Promise<readonly Widget[]> {
  const calendar = await calendarOf(site)
  const coming = { 'duedate.gte': 'today', 'duedate.lte': addDays(calendar.today, calendar.duesoondays) }
  const options = { sort: 'duedate', perpage: 8, total: false }
  const { data } = await site.list(measuringtool, { ...inUse, ...coming }, options)
  const lines = data.map((tool) => ({
    label: [tool.assetnumber, tool.name].filter(Boolean).join(' '),
    detail: standingOf(tool, calendar).label,
    link: `/measuringtools/${tool.assetid}`,
  }))
  return [{ kind: 'list', title: 'Next calibrations', link: '/pages/measuringtools/due', lines }]
}
