import {
  date,
  dayOf,
  definePage,
  inWords,
  linesSection,
  type ListLine,
  type OrNone,
  type PanelContent,
  reference,
  rowPage,
  type RowOf,
} from '@shopdb/contract'
import { type CaseLines, openCases } from './case-recall.ts'
import { type Period, type Recall, recallOf, refuseBackwards } from './recall.ts'
import type { ToolSite } from './settings.ts'
import { doubtfulSince, lastGood } from './suspect.ts'
import { recallTables } from './tables.ts'
import { measuringtool } from './tool.ts'

/** What a tool measured may be wrong: where it was, and what it was tied to. */
export const recallPage = definePage({
  name: 'recall',
  title: 'Recall',
  icon: 'rotate-ccw',
  query: {
    toolid: reference({ label: 'Measuring tool', to: measuringtool }),
    from: date({ label: 'From', help: 'Where empty: its last good calibration.' }),
    until: date({ label: 'Until', help: 'Where empty: today.' }),
  },
  show: async (site: ToolSite, { toolid, from, until }) => {
    if (toolid === undefined) return [await everyCase(site)]
    const today = site.today()
    refuseBackwards(from, until ?? today)
    const goodDay = () => (until === undefined ? doubtfulSince(site, toolid, today) : lastGood(site, toolid, until))
    return showRecall(site, toolid, { from: from ?? (await goodDay()), until: until ?? today })
  },
})

/** Where no tool is asked for. */
async function everyCase(site: ToolSite): Promise<CaseLines> {
  const open = await openCases(site)
  return open.lines.length === 0 ? { ...open, title: 'No case is open. Choose a tool.' } : open
}

async function showRecall(site: ToolSite, toolid: number, period: Period): Promise<readonly OrNone<PanelContent>[]> {
  const tool = await site.get(measuringtool, toolid)
  const recall = await recallOf(site, toolid, period)
  const cases = await openCases(site, { measuringtoolid: toolid })
  const lines = [...periodLines(tool, period), foundLine(recall), knownLine(tool, period)]
  return [linesSection('In doubt', lines), cases.lines.length > 0 && cases, ...recallTables(recall)]
}

type Tool = RowOf<typeof measuringtool>

const periodLines = (
  { assetid, assetnumber, name, lastresult }: Tool,
  { from, until }: Period,
): readonly ListLine[] => [
  { label: 'Tool', detail: [assetnumber, name].filter(Boolean).join(', '), link: rowPage(measuringtool, assetid) },
  { label: 'From', detail: from ?? 'as long as it is known' },
  { label: 'Until', detail: until },
  { label: 'Last result', detail: lastresult ?? 'never calibrated here' },
]

function foundLine({ ties, places, uses }: Recall): ListLine {
  const counts = [inWords(ties.length, 'tie'), inWords(places.length, 'place'), inWords(uses.length, 'use')]
  return { label: 'Found', detail: counts.join(', ') }
}

/** What was before a tool was recorded here is not known. */
function knownLine({ createddate }: Tool, { from }: Period): ListLine {
  const since = dayOf(createddate)
  const isKnown = from !== null && from >= since
  const detail = isKnown ? since : `${since}; what it was tied to before that is not recorded`
  return { label: 'Known here since', detail, tone: isKnown ? 'neutral' : 'warning' }
}
