import {
  asset,
  dayOf,
  location,
  type PanelContent,
  type PastSpan,
  rowPage,
  rowsSection,
  tableSection,
} from '@shopdb/contract'
import type { Recall } from './recall.ts'
import type { StandingTool } from './standings.ts'
import { measuringtool } from './tool.ts'
import { tooluse } from './uses.ts'

const toolcolumns = ['assetnumber', { standing: 'Standing' }, 'duedate', 'name', 'locationid', 'custodian'] as const
const tiecolumns = {
  number: 'Number',
  name: 'Name',
  place: 'Stands at',
  how: 'Relation',
  from: 'From',
  until: 'Until',
}
const placecolumns = { place: 'Place', from: 'From', until: 'Until' }
const usecolumns = ['useddate', 'jobnumber', 'machineid', 'usedby'] as const

/** Tools with their dates and how they stand; a row leads to its tool. */
export function toolTable(title: string, tools: readonly StandingTool[]): PanelContent {
  const rows = tools.map(({ standing: { label, tone }, ...tool }) => ({ ...tool, standing: label, tone }))
  return rowsSection(title, measuringtool, toolcolumns, rows)
}

/** What a tool may have measured: the machines, the places, the uses. */
export function recallTables({ ties, places, uses }: Recall): readonly PanelContent[] {
  const tied = ties.map(({ other, number, type, label, ...span }) => ({
    number,
    name: other ? other.name : 'Purged',
    place: other?.locationname ?? null,
    how: label ?? type,
    page: other ? rowPage(asset, other.assetid) : null,
    ...daysOf(span),
  }))
  const stood = places.map(({ locationid, name, ...span }) => ({
    place: name,
    page: rowPage(location, locationid),
    ...daysOf(span),
  }))
  return [
    tableSection('Machines and other assets it was tied to', tiecolumns, tied),
    tableSection('Places where it was', placecolumns, stood),
    rowsSection('Uses that were written down', tooluse, usecolumns, uses),
  ]
}

const daysOf = ({ from, until }: PastSpan) => ({
  from: from === null ? 'before' : dayOf(from),
  until: until === null ? 'now' : dayOf(until),
})
