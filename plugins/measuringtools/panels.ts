import { type ListLine, type Panels, type PanelContent, relationship } from '@shopdb/contract'
import { tolerancecase } from './cases.ts'
import { equipment } from './machines.ts'
import { recallOf } from './recall.ts'
import type { settings, ToolSite } from './settings.ts'
import { listStandings, type StandingTool } from './standings.ts'
import { lastGoodDay } from './suspect.ts'
import { recallTables, toolTable } from './tables.ts'
import { measuringtool } from './tool.ts'

/** On the page of a tool: whether it may be used today and why, and what it would take with it if it were wrong. */
export const toolPanel: Panels<typeof settings> = {
  of: measuringtool,
  show: async (site, assetid) => {
    const [found] = await listStandings(site, [assetid])
    return found === undefined ? [] : [await useSection(site, found), ...(await recallSections(site, assetid))]
  },
}

async function useSection(site: ToolSite, { tool, standing }: StandingTool): Promise<PanelContent> {
  const cases = await site.list(tolerancecase, { measuringtoolid: tool.assetid, isclosed: false }, { perpage: 5 })
  const lines: readonly ListLine[] = [
    {
      label: 'May it be used today?',
      detail: standing.isusable ? 'Yes' : 'No',
      tone: standing.isusable ? 'success' : 'error',
    },
    { label: 'Standing', detail: standing.label, tone: standing.tone },
    ...(tool.limitation === null ? [] : [{ label: 'Only for', detail: tool.limitation, tone: 'warning' as const }]),
    { label: 'Last calibrated', detail: tool.lastcaldate ?? 'never' },
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

/** Sections without a row say nothing that the page of recalls does not. */
async function recallSections(site: ToolSite, assetid: number): Promise<readonly PanelContent[]> {
  const until = site.today()
  const period = { from: await lastGoodDay(site, assetid, until), until }
  const tables = recallTables(await recallOf(site, assetid, period)).filter(({ table }) => table.rows.length > 0)
  const since = period.from === null ? 'since ever' : `since its last good calibration on ${period.from}`
  const lines: readonly ListLine[] = [
    { label: 'Recall', detail: `What it was tied to ${since}`, link: `/pages/measuringtools/recall?toolid=${assetid}` },
  ]
  return [{ kind: 'keyvalue', title: 'If it is found wrong', lines }, ...tables]
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
