import { defineAction, defineColumns, type FilterOf, type PanelContent, type RowOf } from '@shopdb/contract'
import { tolerancecase } from './cases.ts'
import type { ToolSite } from './settings.ts'
import { withSuspectFrom } from './suspect.ts'

/** The recall of its tool over the time that is in doubt. */
const recallOfCase = ({ measuringtoolid, suspectuntil }: RowOf<typeof tolerancecase>): string =>
  `/pages/measuringtools/recall?toolid=${measuringtoolid}&until=${suspectuntil}`

/** In lists and on the page of a case: the beginning of the time that is in doubt. What a calibration says that is recorded late counts. */
export const suspectColumn = defineColumns(tolerancecase, {
  columns: { suspectfrom: 'Suspect from' },
  cells: async (site, cases) =>
    (await withSuspectFrom(site, cases)).map((one) => ({ suspectfrom: { ...judged(one), link: recallOfCase(one) } })),
})

type Suspect = RowOf<typeof tolerancecase> & { readonly suspectfrom: string | null }

/** A closed case stays as it was judged; where it would be judged otherwise now, it says so. */
function judged({ isclosed, judgedfrom, suspectfrom }: Suspect) {
  const now = suspectfrom ?? 'since ever'
  return isclosed && judgedfrom !== suspectfrom
    ? ({ value: `${judgedfrom ?? 'since ever'}; now it would be ${now}`, tone: 'warning' } as const)
    : { value: now }
}

/** Lines of cases. */
export type CaseLines = Extract<PanelContent, { readonly kind: 'keyvalue' }>

const most = 100

/** Those for which somebody has to ask, with the time that is in doubt; of one tool, where one is asked for. */
export async function openCases(site: ToolSite, of: FilterOf<typeof tolerancecase> = {}): Promise<CaseLines> {
  const options = { sort: '-suspectuntil', perpage: most }
  const { data, meta } = await site.list(tolerancecase, { ...of, isclosed: false }, options)
  const title = data.length === meta.total ? 'Open cases' : `Open cases, the latest ${most} of ${meta.total}`
  const lines = (await withSuspectFrom(site, data)).map((one) => ({
    label: one.title,
    detail: `${one.suspectfrom === null ? 'everything until' : `${one.suspectfrom} to`} ${one.suspectuntil}`,
    link: recallOfCase(one),
  }))
  return { kind: 'keyvalue', title, lines }
}

/** On the page of a case, what leads to its recall. */
export const showRecallOf = defineAction({
  of: tolerancecase,
  name: 'recall',
  label: 'What it measured',
  icon: 'rotate-ccw',
  permission: 'tolerancecases.read',
  run: async (site, { id = 0 }) => {
    const found = await site.get(tolerancecase, id)
    return { message: `The recall of ${found.title}.`, link: recallOfCase(found) }
  },
})
