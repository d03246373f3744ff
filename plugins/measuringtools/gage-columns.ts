import type { Cells, TableFormat } from '@shopdb/contract'
import { saidResult, saidTolerance } from './gage-results.ts'
import { saidState } from './gage-states.ts'
import { saidDay, saidInterval, saidLab, saidNumber, saidPercent, saidText } from './gage-words.ts'

/** The columns of a gage list, and what else people call them. */
export const gageformat = {
  columns: {
    gageid: ['Gage id', 'Gauge id', 'Gage no', 'Asset no', 'Asset number'],
    description: [],
    manufacturer: ['Maker'],
    model: [],
    serialnumber: ['Serial no', 'Serial'],
    location: [],
    owner: ['Custodian'],
    tolerance: [],
    range: [],
    grrpercent: ['GRR', 'Gage R&R'],
    intervaldays: ['Interval', 'Frequency days'],
    lastcaldate: ['Cal date', 'Last calibrated'],
    nextduedate: ['Due date', 'Due'],
    certificatenumber: ['Certificate', 'Certificate no'],
    calibratedby: [],
    standardsused: [],
    asfound: [],
    asleft: [],
    result: [],
    status: ['Remarks'],
  },
  needs: 'gageid',
} as const satisfies TableFormat

/** How a cell of each is read: null says nothing, and undefined what nobody understands. */
const readers = {
  gageid: saidText,
  description: saidText,
  manufacturer: saidText,
  model: saidText,
  serialnumber: saidNumber,
  location: saidText,
  owner: saidText,
  tolerance: saidText,
  range: saidText,
  grrpercent: saidPercent,
  intervaldays: saidInterval,
  lastcaldate: saidDay,
  nextduedate: saidDay,
  certificatenumber: saidNumber,
  calibratedby: saidLab,
  standardsused: saidText,
  asfound: saidTolerance,
  asleft: saidTolerance,
  result: saidResult,
  status: saidState,
} as const

/** A column of a gage list. */
export type GageColumn = keyof typeof readers
/** The cells of a line as people wrote them. */
export type GageCells = Cells<GageColumn>
/** What the cells of a line say. */
export type Said = { readonly [Column in GageColumn]: ReturnType<(typeof readers)[Column]> }

/** What a line says. */
export function saidIn(cells: GageCells): Said {
  // Border: the entries of an object with these very members.
  const entries = Object.entries(readers) as readonly (readonly [GageColumn, (written?: string) => unknown])[]
  return Object.fromEntries(entries.map(([name, read]) => [name, read(cells[name])])) as Said
}
