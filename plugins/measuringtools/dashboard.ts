import { defineCount, type ListLine, listWidget, type OrNone, rowPage, type Widget } from '@shopdb/contract'
import { tolerancecase } from './cases.ts'
import { listComing } from './due.ts'
import type { ToolSite } from './settings.ts'
import type { StandingTool } from './standings.ts'
import { measuringtool } from './tool.ts'

/** On the home page: which cases are open. */
export const counts = [
  defineCount(tolerancecase, { title: 'Out-of-tolerance cases open', where: { isclosed: false }, tone: 'error' }),
]

const page = '/pages/measuringtools/due'

/** What is overdue, and what comes next: the same tools as on the page of what is due. */
export async function dashboard(site: ToolSite): Promise<readonly OrNone<Widget>[]> {
  const { overdue, coming } = await listComing(site)
  const tone = overdue.length > 0 ? 'error' : 'success'
  const link = `${page}?standing=overdue`
  return [
    { kind: 'stat', title: 'Calibrations overdue', link, value: overdue.length, tone },
    listWidget('Next calibrations', coming.map(lineOf), { link: page }),
  ]
}

const lineOf = ({ assetid, assetnumber, name, standing }: StandingTool): ListLine => ({
  label: [assetnumber, name].filter(Boolean).join(' '),
  detail: standing.label,
  link: rowPage(measuringtool, assetid),
})
