import { type Panels, relationship } from '@shopdb/contract'
import { tolerancecase } from './cases.ts'
import { equipment } from './machines.ts'
import { recallOf } from './recall.ts'
import type { settings } from './settings.ts'
import { listStandings, type StandingTool } from './standings.ts'
import { lastGoodDay } from './suspect.ts'
import { toolTable } from './tables.ts'
import { measuringtool } from './tool.ts'

/** On the page of a tool: whether it may be used today and why. */
const usePanel: Panels<typeof settings> = {
  of: measuringtool,
  show: async (site, assetid) => {
    const [tool] = await listStandings(site, { assetid })
    if (tool === undefined) return []
    const { standing, limitation } = tool
    const cases = await site.list(tolerancecase, { measuringtoolid: assetid, isclosed: false }, { perpage: 5 })
    const lines = [
      {
        label: 'May it be used today?',
        detail: standing.isusable ? 'Yes' : `No: ${standing.label}`,
        tone: standing.isusable ? ('success' as const) : ('error' as const),
      },
      ...(limitation === null ? [] : [{ label: 'Only for', detail: limitation, tone: 'warning' as const }]),
      { label: 'Due', detail: dueWords(tool) },
      ...cases.data.map(({ title, tolerancecaseid }) => ({
        label: 'Open case',
        detail: title,
        link: `/measuringtools/tolerancecases/${tolerancecaseid}`,
        tone: 'error' as const,
      })),
    ]
    return [{ kind: 'keyvalue', title: 'Use', lines }]
  },
}

function dueWords({ duedate, overridereason, intervalvalue, intervalunit, usessince }: StandingTool): string {
  const counted =
    intervalunit === 'uses' && intervalvalue !== null ? `after ${intervalvalue} uses, ${usessince} so far` : ''
  const due = [duedate, counted].filter(Boolean).join(', or ') || 'no date'
  return overridereason === null ? due : `${due} (${overridereason})`
}

/** What would have to be looked at if it were wrong, in few words; the page of recalls has all of it. */
const doubtPanel: Panels<typeof settings> = {
  of: measuringtool,
  show: async (site, assetid) => {
    const until = site.today()
    const from = await lastGoodDay(site, assetid, until)
    const { ties, places, uses } = await recallOf(site, assetid, { from, until })
    const lines = [
      { label: 'In doubt would be', detail: from === null ? 'everything it measured' : `everything since ${from}` },
      { label: 'Machines', detail: listed(ties.map(({ other }) => other?.assetnumber ?? 'a purged one')) },
      { label: 'Places', detail: listed(places.map(({ name }) => name)) },
      { label: 'Uses recorded', detail: String(uses.length) },
      { label: 'Recall', detail: 'All of it, with dates', link: `/pages/measuringtools/recall?toolid=${assetid}` },
    ]
    return [{ kind: 'keyvalue', title: 'If it were found wrong today', lines }]
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
    return tools.length === 0 ? [] : [toolTable('Measuring tools', tools)]
  },
}

/** What stands on the pages of tools and of machines. */
export const panels = [usePanel, doubtPanel, machinePanel]
