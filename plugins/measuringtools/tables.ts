import type { PanelContent, TableContent } from '@shopdb/contract'
import type { Recall } from './recall.ts'
import type { StandingTool } from './standings.ts'

type Table = PanelContent & { readonly kind: 'table' }

const page = (assetid: number): string => `/measuringtools/${assetid}`

/** Tools with their dates and how they stand; a row leads to its tool. */
export function toolTable(title: string, tools: readonly StandingTool[]): Table {
  return tableOf(
    title,
    {
      gage: 'Gage id',
      standing: 'Standing',
      duedate: 'Due',
      name: 'Description',
      location: 'Location',
      custodian: 'Custodian',
    },
    tools.map(({ tool, standing }) => ({
      gage: tool.assetnumber,
      name: tool.name,
      standing: standing.label,
      duedate: tool.duedate,
      location: nameBeside(tool, 'locationname'),
      custodian: tool.custodian,
      page: page(tool.assetid),
      tone: standing.tone,
    })),
  )
}

/** A row carries the name of what it refers to beside the key; its type does not tell. */
function nameBeside(row: object, member: string): string | null {
  const name: unknown = Object.entries(row).find(([known]) => known === member)?.[1]
  return typeof name === 'string' ? name : null
}

/** What a tool may have measured: the machines, the places, the uses. */
export function recallTables({ ties, places, uses }: Recall): readonly Table[] {
  return [
    tableOf(
      'Machines and other assets it was tied to',
      { number: 'Number', name: 'Name', place: 'Stands at', how: 'Relation', from: 'From', until: 'Until' },
      ties.map(({ other, type, label, from, until }) => ({
        number: other?.assetnumber ?? 'Purged',
        name: other?.name ?? null,
        place: other === undefined ? null : nameBeside(other, 'locationname'),
        how: label ?? type,
        ...spanCells(from, until),
        ...(other === undefined ? {} : { page: `/assets/${other.assetid}` }),
      })),
    ),
    tableOf(
      'Places where it was',
      { place: 'Place', from: 'From', until: 'Until' },
      places.map(({ locationid, name, from, until }) => ({
        place: name,
        ...spanCells(from, until),
        page: `/locations/${locationid}`,
      })),
    ),
    tableOf(
      'Uses that were written down',
      { useddate: 'Used on', job: 'Job or part', at: 'At', by: 'By' },
      uses.map((use) => ({
        useddate: use.useddate,
        job: use.jobnumber,
        at: nameBeside(use, 'machinename'),
        by: use.usedby,
        ...(use.machineid === null ? {} : { page: `/assets/${use.machineid}` }),
      })),
    ),
  ]
}

const spanCells = (from: string | null, until: string | null): { readonly from: string; readonly until: string } => ({
  from: from?.slice(0, 10) ?? 'before',
  until: until?.slice(0, 10) ?? 'now',
})

type Row = TableContent['rows'][number]

function tableOf(title: string, labels: Readonly<Record<string, string>>, rows: readonly Row[]): Table {
  const columns = Object.entries(labels).map(([name, label]) => ({ name, label }))
  return { kind: 'table', title, table: { columns, rows: rows.slice(0, 200), link: 'page', tone: 'tone' } }
}
