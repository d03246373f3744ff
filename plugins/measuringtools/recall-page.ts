import { date, invalidInput, type JsonRow, type Page, type PanelContent, reference } from '@shopdb/contract'
import { tolerancecase } from './cases.ts'
import { type Period, recallOf } from './recall.ts'
import type { settings, ToolSite } from './settings.ts'
import { lastGoodDay } from './suspect.ts'
import { recallTables } from './tables.ts'
import { measuringtool } from './tool.ts'

/** What a tool measured may be wrong: where it was, and what it was tied to. */
export const recallPage: Page<typeof settings> = {
  name: 'recall',
  title: 'Recall of a measuring tool',
  icon: 'rotate-ccw',
  query: {
    toolid: reference({ label: 'Measuring tool', to: measuringtool }),
    from: date({ label: 'From', help: 'Where empty: its last good calibration.' }),
    until: date({ label: 'Until', help: 'Where empty: today.' }),
  },
  show: async (site, { toolid, ...days }) =>
    typeof toolid === 'number'
      ? showRecall(site, toolid, await askedPeriod(site, toolid, days))
      : [await openCases(site)],
}

async function askedPeriod(site: ToolSite, toolid: number, { from, until }: JsonRow): Promise<Period> {
  const last = typeof until === 'string' ? until : site.today()
  if (typeof from !== 'string') return { from: await lastGoodDay(site, toolid, last), until: last }
  if (from > last) throw invalidInput([{ path: '/until', message: `must not be before ${from}` }])
  return { from, until: last }
}

async function showRecall(site: ToolSite, toolid: number, period: Period): Promise<readonly PanelContent[]> {
  const { assetnumber, name, lastresult, createddate } = await site.get(measuringtool, toolid)
  const recall = await recallOf(site, toolid, period)
  const counted = `${recall.ties.length} ties, ${recall.places.length} places, ${recall.uses.length} uses`
  return [
    {
      kind: 'keyvalue',
      title: 'In doubt',
      lines: [
        { label: 'Tool', detail: [assetnumber, name].filter(Boolean).join(', '), link: `/measuringtools/${toolid}` },
        { label: 'From', detail: period.from ?? 'as long as it is known' },
        { label: 'Until', detail: period.until },
        { label: 'Last result', detail: lastresult ?? 'never calibrated here' },
        { label: 'Found', detail: counted },
        {
          label: 'Known here since',
          detail: `${createddate.slice(0, 10)}; what it was tied to before was recorded nowhere`,
          ...(period.from !== null && period.from >= createddate.slice(0, 10) ? {} : { tone: 'warning' as const }),
        },
      ],
    },
    ...recallTables(recall),
  ]
}

/** Where no tool is asked for: those for which somebody has to ask. */
async function openCases(site: ToolSite): Promise<PanelContent> {
  const { data } = await site.list(tolerancecase, { isclosed: false }, { sort: '-suspectuntil', perpage: 100 })
  return {
    kind: 'keyvalue',
    title: data.length === 0 ? 'No case is open. Choose a tool.' : 'Open cases',
    lines: data.map(({ title, measuringtoolid, suspectfrom, suspectuntil }) => ({
      label: title,
      detail: `${suspectfrom ?? 'since ever'} to ${suspectuntil}`,
      link: `/pages/measuringtools/recall?toolid=${measuringtoolid}&until=${suspectuntil}${suspectfrom === null ? '' : `&from=${suspectfrom}`}`,
    })),
  }
}
