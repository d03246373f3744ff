import { addDays, type Widget } from '@shopdb/contract'
import { tolerancecase } from './cases.ts'
import { calendarOf, type ToolSite } from './settings.ts'
import { standingOf } from './states.ts'
import { measuringtool } from './tool.ts'

const inUse = { state: 'active', calibrationmode: ['in-house', 'external'] } as const
const asked = 'state=active&calibrationmode=in-house,external'

/** On the home page: what is overdue, which cases are open, and what comes next. */
export async function dashboard(site: ToolSite): Promise<readonly Widget[]> {
  const { today, duesoondays } = await calendarOf(site)
  const overdue = await site.count(measuringtool, { ...inUse, 'duedate.lt': today })
  const cases = await site.count(tolerancecase, { isclosed: false })
  return [
    {
      kind: 'stat',
      title: 'Calibrations overdue',
      value: overdue,
      tone: overdue > 0 ? 'error' : 'success',
      link: `/measuringtools?${asked}&duedate.lt=today&sort=duedate`,
    },
    {
      kind: 'stat',
      title: 'Out-of-tolerance cases open',
      value: cases,
      tone: cases > 0 ? 'error' : 'success',
      link: '/measuringtools/tolerancecases?isclosed=false',
    },
    await nextDue(site, { today, duesoondays }),
  ]
}

async function nextDue(
  site: ToolSite,
  calendar: { readonly today: string; readonly duesoondays: number },
): Promise<Widget> {
  const { today, duesoondays } = calendar
  const coming = { ...inUse, 'duedate.gte': today, 'duedate.lte': addDays(today, duesoondays) }
  const { data } = await site.list(measuringtool, coming, { sort: 'duedate', perpage: 8, total: false })
  return {
    kind: 'list',
    title: 'Next calibrations',
    link: '/pages/measuringtools/due',
    lines: data.map((tool) => ({
      label: [tool.assetnumber, tool.name].filter(Boolean).join(' '),
      detail: standingOf(tool, calendar).label,
      link: `/measuringtools/${tool.assetid}`,
    })),
  }
}
