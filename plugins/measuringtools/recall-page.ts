import {
  date,
  dayOf,
  definePage,
  inWords,
  linesSection,
  type OrNone,
  type PanelContent,
  reference,
  rowPage,
} from '@shopdb/contract'
import { type CaseLines, openCases } from './case-recall.ts'
import { type Period, recallOf, refuseBackwards } from './recall.ts'
import type { ToolSite } from './settings.ts'
import { doubtfulSince, lastGood } from './suspect.ts'
import { recallTables } from './tables.ts'
import { measuringtool } from './tool.ts'

/** What a tool measured may be wrong: where it was, and what it was tied to. */
export const recallPage = definePage({
  name: 'recall',
  title: 'Recall of a measuring tool',
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
  const { assetnumber, name, lastresult, createddate } = await site.get(measuringtool, toolid)
  const recall = await recallOf(site, toolid, period)
  const cases = await openCases(site, { measuringtoolid: toolid })
  const [ties, places, uses] = [recall.ties.length, recall.places.length, recall.uses.length]
  const knownsince = dayOf(createddate)
  const isKnown = period.from !== null && period.from >= knownsince
  return [
    linesSection('In doubt', [
      { label: 'Tool', detail: [assetnumber, name].filter(Boolean).join(', '), link: rowPage(measuringtool, toolid) },
      { label: 'From', detail: period.from ?? 'as long as it is known' },
      { label: 'Until', detail: period.until },
      { label: 'Last result', detail: lastresult ?? 'never calibrated here' },
      { label: 'Found', detail: `${inWords(ties, 'tie')}, ${inWords(places, 'place')}, ${inWords(uses, 'use')}` },
      {
        label: 'Known here since',
        detail: `${knownsince}; what it was tied to before was recorded nowhere`,
        tone: isKnown ? 'neutral' : 'warning',
      },
    ]),
    cases.lines.length > 0 && cases,
    ...recallTables(recall),
  ]
}
