import { defineCount, type Widget } from '@shopdb/contract'
import { tolerancecase } from './cases.ts'
import { listComing } from './due.ts'
import type { ToolSite } from './settings.ts'

/** On the home page: which cases are open. */
export const counts = [
  defineCount(tolerancecase, { title: 'Out-of-tolerance cases open', where: { isclosed: false }, tone: 'error' }),
]

/** What is overdue, and what comes next: the same tools as on the page of what is due. */
export async function dashboard(site: ToolSite): Promise<readonly Widget[]> {
  const { overdue, coming } = await listComing(site)
  const lines = coming.slice(0, 8).map(({ assetid, assetnumber, name, standing }) => ({
    label: [assetnumber, name].filter(Boolean).join(' '),
    detail: standing.label,
    link: `/measuringtools/${assetid}`,
  }))
  const page = '/pages/measuringtools/due'
  return [
    {
      kind: 'stat',
      title: 'Calibrations overdue',
      link: `${page}?standing=overdue`,
      value: overdue.length,
      tone: overdue.length > 0 ? 'error' : 'success',
    },
    { kind: 'list', title: 'Next calibrations', link: page, lines },
  ]
}
