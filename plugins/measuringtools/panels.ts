import {
  definePanel,
  linesSection,
  type ListLine,
  type OrNone,
  type Panels,
  relationship,
  rowPage,
  type RowOf,
} from '@shopdb/contract'
import { tolerancecase } from './cases.ts'
import { equipment } from './machines.ts'
import { recallOf } from './recall.ts'
import { calendarOf, type settings, type ToolSite } from './settings.ts'
import { listStandings } from './standings.ts'
import { type Standing, standingOf } from './states.ts'
import { doubtfulSince } from './suspect.ts'
import { toolTable } from './tables.ts'
import { measuringtool } from './tool.ts'

type Tool = RowOf<typeof measuringtool>

/** On the page of a tool: whether it may be used today and why. */
const usePanel = definePanel(measuringtool, {
  isfirst: true,
  sections: async (site: ToolSite, tool) => {
    const standing = standingOf(tool, await calendarOf(site))
    const open = { measuringtoolid: tool.assetid, isclosed: false }
    const { data } = await site.list(tolerancecase, open, { perpage: 5 })
    return [linesSection('Use', [...useLines(tool, standing), ...data.map(caseLine)])]
  },
})

const useLines = (tool: Tool, { isusable, label }: Standing): readonly OrNone<ListLine>[] => [
  {
    label: 'May it be used today?',
    detail: isusable ? 'Yes' : `No: ${label}`,
    tone: isusable ? 'success' : 'error',
  },
  tool.limitation !== null && { label: 'Only for', detail: tool.limitation, tone: 'warning' },
  { label: 'Due', detail: dueWords(tool) },
]

const caseLine = ({ title, tolerancecaseid }: RowOf<typeof tolerancecase>): ListLine => ({
  label: 'Open case',
  detail: title,
  link: rowPage(tolerancecase, tolerancecaseid),
  tone: 'error',
})

function dueWords({ duedate, overridereason, intervalvalue, intervalunit, usessince }: Tool): string {
  const counted =
    intervalunit === 'uses' && intervalvalue !== null ? `after ${intervalvalue} uses, ${usessince} so far` : ''
  const due = [duedate, counted].filter(Boolean).join(', or ') || 'no date'
  return overridereason === null ? due : `${due} (${overridereason})`
}

/** What would have to be looked at if it were wrong, in few words; the page of recalls has all of it. */
const doubtPanel: Panels = {
  of: measuringtool,
  show: async (site, assetid) => {
    const until = site.today()
    const from = await doubtfulSince(site, assetid, until)
    const { ties, places, uses } = await recallOf(site, assetid, { from, until })
    const tied = ties.map(({ number }) => number)
    const machines = [...tied, ...uses.flatMap(({ machinename }) => machinename ?? [])]
    return [
      linesSection('If it were found wrong today', [
        { label: 'In doubt would be', detail: from === null ? 'everything it measured' : `everything since ${from}` },
        { label: 'Machines', detail: listed(machines) },
        { label: 'Places', detail: listed(places.map(({ name }) => name)) },
        { label: 'Uses recorded', detail: String(uses.length) },
        { label: 'Recall', detail: 'All of it, with dates', link: `/pages/measuringtools/recall?toolid=${assetid}` },
      ]),
    ]
  },
}

const few = 8

function listed(names: readonly string[]): string {
  const known = [...new Set(names)]
  const more = known.length > few ? ` and ${known.length - few} more` : ''
  return known.length === 0 ? 'none' : `${known.slice(0, few).join(', ')}${more}`.slice(0, 500)
}

/** On the page of a machine: the tools that are tied to it, and whether they may be used. */
const machinePanel: Panels<typeof settings> = {
  of: equipment,
  show: async (site, assetid) => {
    const [out, into] = await Promise.all([
      site.listAll(relationship, { sourceassetid: assetid }),
      site.listAll(relationship, { targetassetid: assetid }),
    ])
    const others = [...out.map((tie) => tie.targetassetid), ...into.map((tie) => tie.sourceassetid)]
    const tools = await listStandings(site, { assetid: others })
    return [tools.length > 0 && toolTable('Measuring tools', tools)]
  },
}

/** What stands on the pages of tools and of machines. */
export const panels = [usePanel, doubtPanel, machinePanel]
