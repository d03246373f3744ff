import { dayOf, type PanelContent, tableSection } from '@shopdb/contract'
import type { Span } from './periods.ts'
import type { Recall } from './recall.ts'
import type { StandingTool } from './standings.ts'

const toolcolumns = {
  gage: 'Gage id',
  standing: 'Standing',
  duedate: 'Due',
  name: 'Description',
  locationname: 'Location',
  custodian: 'Custodian',
}
const tiecolumns = {
  number: 'Number',
  name: 'Name',
  place: 'Stands at',
  how: 'Relation',
  from: 'From',
  until: 'Until',
}
const placecolumns = { place: 'Place', from: 'From', until: 'Until' }
const usecolumns = { useddate: 'Used on', job: 'Job or part', machinename: 'At', usedby: 'By' }

/** Tools with their dates and how they stand; a row leads to its tool. */
export function toolTable(title: string, tools: readonly StandingTool[]): PanelContent {
  const rows = tools.map(({ standing: { label, tone }, ...tool }) => ({
    ...tool,
    gage: tool.assetnumber,
    standing: label,
    page: `/measuringtools/${tool.assetid}`,
    tone,
  }))
  return tableSection(title, toolcolumns, rows)
}

/** What a tool may have measured: the machines, the places, the uses. */
export function recallTables({ ties, places, uses }: Recall): readonly PanelContent[] {
  const tied = ties.map(({ other, type, label, ...span }) => ({
    number: other?.assetnumber ?? 'Purged',
    name: other?.name ?? null,
    place: other?.locationname ?? null,
    how: label ?? type,
    page: other ? `/assets/${other.assetid}` : null,
    ...daysOf(span),
  }))
  const stood = places.map(({ locationid, name, ...span }) => ({
    place: name,
    page: `/locations/${locationid}`,
    ...daysOf(span),
  }))
  const used = uses.map(({ jobnumber, machineid, ...use }) => ({
    ...use,
    job: jobnumber,
    page: machineid === null ? null : `/assets/${machineid}`,
  }))
  return [
    tableSection('Machines and other assets it was tied to', tiecolumns, tied),
    tableSection('Places where it was', placecolumns, stood),
    tableSection('Uses that were written down', usecolumns, used),
  ]
}

const daysOf = ({ from, until }: Span) => ({
  from: from === null ? 'before' : dayOf(from),
  until: until === null ? 'now' : dayOf(until),
})
