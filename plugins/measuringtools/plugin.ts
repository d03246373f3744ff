import { definePlugin, seedRows } from '@shopdb/contract'
import { calibrate } from './calibrate.ts'
import { calibration, standard, standarduse } from './calibrations.ts'
import { showRecallOf, suspectColumn } from './case-recall.ts'
import { tolerancecase } from './cases.ts'
import { closeCase } from './close-case.ts'
import { counts, dashboard } from './dashboard.ts'
import { dueList, standardsDue } from './due-list.ts'
import { importGages } from './gage-import.ts'
import { panels } from './panels.ts'
import { recallPage } from './recall-page.ts'
import { makeTool, makeTools } from './reclassify.ts'
import { recordUse } from './record-use.ts'
import { rules } from './rules.ts'
import { addSample } from './sample.ts'
import { settings } from './settings.ts'
import { showStandard, standardPage } from './standard-page.ts'
import { standingColumn, standingMarkers } from './standings.ts'
import { tooltype, tooltypes } from './tool-types.ts'
import { measuringtool } from './tool.ts'
import { tooluse } from './uses.ts'

/** Measuring tools: when they were calibrated, whether they may be used today, and what they measured. */
export const plugin = definePlugin({
  assettypes: [measuringtool],
  resources: [tooltype, standard, calibration, standarduse, tooluse, tolerancecase],
  seed: [seedRows(tooltype, tooltypes)],
  settings,
  permissions: [
    { name: 'tolerancecases.close', least: 'manager', label: 'Close out-of-tolerance cases' },
    { name: 'measuringtools.import', least: 'manager', label: 'Take in gage lists' },
    { name: 'measuringtools.reclassify', least: 'admin', label: 'Make many machines measuring tools' },
  ],
  rules,
  actions: [calibrate, recordUse, importGages, closeCase, showRecallOf, makeTool, makeTools, showStandard],
  columns: [...standingColumn, ...suspectColumn],
  panels,
  markers: [standingMarkers],
  pages: [dueList, recallPage, standardPage],
  counts,
  duelists: [standardsDue],
  dashboard,
  sample: addSample,
})
