import { date, defineAction, definePage, reference, rowPage, rowsSection } from '@shopdb/contract'
import { calibration, standard, standarduse } from './calibrations.ts'
import { refuseBackwards } from './recall.ts'
import type { ToolSite } from './settings.ts'
import { listStandings } from './standings.ts'
import { toolTable } from './tables.ts'

/** A standard was wrong: which tools were calibrated by it, and how they stand today. Where none is chosen, all standards. */
export const standardPage = definePage({
  name: 'standard',
  title: 'Calibrated by a standard',
  icon: 'waypoints',
  query: {
    standardid: reference({ label: 'Standard', to: standard }),
    from: date({ label: 'From', help: 'Where empty: ever.' }),
    until: date({ label: 'Until', help: 'Where empty: today.' }),
  },
  show: async (site: ToolSite, { standardid, from, until = site.today() }) => {
    refuseBackwards(from, until)
    return standardid === undefined ? [await everyStandard(site)] : showCalibrated(site, { standardid, from, until })
  },
})

/** On the page of a standard, what leads there. */
export const showStandard = defineAction({
  of: standard,
  name: 'calibrated',
  label: 'What was calibrated by it',
  icon: 'waypoints',
  permission: 'standards.read',
  run: async (site, { id = 0 }) => {
    const { number } = await site.get(standard, id)
    return { message: `What was calibrated by ${number}.`, link: pageOf(id) }
  },
})

const pageOf = (standardid: number): string => `/pages/measuringtools/standard?standardid=${standardid}`

interface Asked {
  readonly standardid: number
  readonly from: string | undefined
  readonly until: string
}

async function everyStandard(site: ToolSite) {
  const standards = await site.listAll(standard, { isactive: [true, false] }, { sort: 'number' })
  const rows = standards.map((one) => ({ ...one, page: pageOf(one.standardid) }))
  return rowsSection('Standards', standard, ['number', 'description', 'duedate'], rows)
}

async function showCalibrated(site: ToolSite, { standardid, from, until }: Asked) {
  const uses = await site.listAll(standarduse, { standardid })
  const calibrationid = uses.map((use) => use.calibrationid)
  const since = from === undefined ? {} : { 'caldate.gte': from }
  const done = await site.listAll(calibration, { calibrationid, 'caldate.lte': until, ...since }, { sort: '-caldate' })
  const assetid = done.map(({ measuringtoolid }) => measuringtoolid)
  const tools = await listStandings(site, { assetid, isactive: [true, false] })
  const rows = done.map((one) => ({ ...one, page: rowPage(calibration, one.calibrationid) }))
  return [
    toolTable('Measuring tools', tools),
    rowsSection('Calibrations', calibration, ['caldate', 'measuringtoolid', 'result', 'asfound', 'asleft'], rows),
  ]
}
