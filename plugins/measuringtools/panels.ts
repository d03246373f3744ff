import { type ListLine, type Panels, type PanelContent, relationship } from '@shopdb/contract'
import { tolerancecase } from './cases.ts'
import { equipment } from './machines.ts'
import { recallOf } from './recall.ts'
import type { settings, ToolSite } from './settings.ts'
import { listStandings, type StandingTool } from './standings.ts'
import { lastGoodDay } from './suspect.ts'
import { toolTable } from './tables.ts'
import { measuringtool } from './tool.ts'

/** On the page of a tool: whether it may be used today and why, and what it would take with it if it were wrong. */
export const toolPanel: Panels<typeof settings> = {
  of: measuringtool,
  show: async (site, assetid) => {
    const [found] = await listStandings(site, [assetid])
    return found === undefined ? [] : [await useSection(site, found), await recallSection(site, assetid)]
  },
}

async function useSection(site: ToolSite, { tool, standing }: StandingTool): Promise<PanelContent> {
  const cases = await site.list(tolerancecase, { measuringtoolid: tool.assetid, isclosed: false }, { perpage: 5 })
  const lines: readonly ListLine[] = [
    {
      label: 'May it be used today?',
      detail: standing.isusable ? 'Yes' : `No: ${standing.label}`,
      tone: standing.isusable ? 'success' : 'error',
    },
    ...(tool.limitation === null ? [] : [{ label: 'Only for', detail: tool.limitation, tone: 'warning' as const }]),
    { label: 'Due', detail: dueWords(tool) },
    ...cases.data.map(({ title, tolerancecaseid }) => ({
      label: 'Open case',
      detail: title,
      link: `/measuringtools/tolerancecases/${tolerancecaseid}`,
      tone: 'error' as const,
    })),
  ]
  return { kind: 'keyvalue', title: 'Use', lines }
}

function dueWords({ duedate, overridereason, intervalvalue, intervalunit, usessince }: StandingTool['tool']): string {
  const counted =
    intervalunit === 'uses' && intervalvalue !== null ? `after ${intervalvalue} uses, ${usessince} so far` : ''
  const due = [duedate, counted].filter(Boolean).join(', or ') || 'no date'
  return overridereason === null ? due : `${due} (${overridereason})`
}

/** What would have to be looked at, in few words; the page of recalls has all of it. */
async function recallSection(site: ToolSite, assetid: number): Promise<PanelContent> {
  const until = site.today()
  const from = await lastGoodDay(site, assetid, until)
  const { ties, places, uses } = await recallOf(site, assetid, { from, until })
  const lines: readonly ListLine[] = [
    { label: 'In doubt would be', detail: from === null ? 'everything it measured' : `everything since ${from}` },
    { label: 'Machines', detail: listed(ties.map(({ other }) => other?.assetnumber ?? 'a purged one')) },
    { label: 'Places', detail: listed(places.map(({ name }) => name)) },
    { label: 'Uses recorded', detail: String(uses.length) },
    { label: 'Recall', detail: 'All of it, with dates', link: `/pages/measuringtools/recall?toolid=${assetid}` },
  ]
  return { kind: 'keyvalue', title: 'If it were found wrong today', lines }
}

const few = 8

function listed(names: readonly string[]): string {
  const known = [...new Set(names)]
  const more = known.length > few ? ` and ${known.length - few} more` : ''
  return known.length === 0 ? 'none' : `${known.slice(0, few).join(', ')}${more}`.slice(0, 500)
}

/** On the page of a machine: the tools that are tied to it, and whether they may be used. */
export const machinePanel: Panels<typeof settings> = {
  of: equipment,
  show: async (site, assetid) => {
    const [out, into] = await Promise.all([
      site.list(relationship, { sourceassetid: assetid }, { perpage: 500, total: false }),
      site.list(relationship, { targetassetid: assetid }, { perpage: 500, total: false }),
    ])
    const others = [...out.data.map((tie) => tie.targetassetid), ...into.data.map((tie) => tie.sourceassetid)]
    const tools = await listStandings(site, [...new Set(others)].slice(0, 500))
    return tools.length === 0 ? [] : [toolTable('Measuring tools', tools)]
  },
}
