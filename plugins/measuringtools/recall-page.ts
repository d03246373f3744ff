import { date, dayOf, definePage, invalidInput, type PanelContent, reference } from '@shopdb/contract'
import { tolerancecase } from './cases.ts'
import { type Period, recallOf } from './recall.ts'
import type { ToolSite } from './settings.ts'
import { inWords } from './states.ts'
import { lastGoodDay } from './suspect.ts'
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
  show: async (site: ToolSite, { toolid, from, until = site.today() }) => {
    if (toolid === undefined) return [await openCases(site)]
    if (from !== undefined && from > until)
      throw invalidInput([{ path: '/until', message: `must not be before ${from}` }])
    return showRecall(site, toolid, { from: from ?? (await lastGoodDay(site, toolid, until)), until })
  },
})

async function showRecall(site: ToolSite, toolid: number, period: Period): Promise<readonly PanelContent[]> {
  const { assetnumber, name, lastresult, createddate } = await site.get(measuringtool, toolid)
  const recall = await recallOf(site, toolid, period)
  const knownsince = dayOf(createddate)
  const isKnown = period.from !== null && period.from >= knownsince
  return [
    {
      kind: 'keyvalue',
      title: 'In doubt',
      lines: [
        { label: 'Tool', detail: [assetnumber, name].filter(Boolean).join(', '), link: `/measuringtools/${toolid}` },
        { label: 'From', detail: period.from ?? 'as long as it is known' },
        { label: 'Until', detail: period.until },
        { label: 'Last result', detail: lastresult ?? 'never calibrated here' },
        {
          label: 'Found',
          detail: `${inWords(recall.ties.length, 'tie')}, ${inWords(recall.places.length, 'place')}, ${inWords(recall.uses.length, 'use')}`,
        },
        {
          label: 'Known here since',
          detail: `${knownsince}; what it was tied to before was recorded nowhere`,
          tone: isKnown ? 'neutral' : 'warning',
        },
      ],
    },
    ...recallTables(recall),
  ]
}

/** Where no tool is asked for: those for which somebody has to ask. */
async function openCases(site: ToolSite): Promise<PanelContent> {
  const { data } = await site.list(tolerancecase, { isclosed: false }, { sort: '-suspectuntil', perpage: 100 })
  const lines = data.map(({ title, measuringtoolid, suspectfrom, suspectuntil }) => {
    const since = suspectfrom === null ? '' : `&from=${suspectfrom}`
    return {
      label: title,
      detail: `${suspectfrom ?? 'since ever'} to ${suspectuntil}`,
      link: `/pages/measuringtools/recall?toolid=${measuringtoolid}&until=${suspectuntil}${since}`,
    }
  })
  return { kind: 'keyvalue', title: lines.length === 0 ? 'No case is open. Choose a tool.' : 'Open cases', lines }
}
