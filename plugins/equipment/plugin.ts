import { definePlugin, seedRows } from '@shopdb/contract'
import { controller, machinetype } from './catalogs.ts'
import { checkConnection } from './check-connection.ts'
import { deviceRule } from './device-rule.ts'
import { done, entries } from './done.ts'
import { maintenanceDue } from './due.ts'
import { equipment } from './equipment.ts'
import { machinetypes } from './machine-types.ts'
import { planRule, recordRule } from './maintenance-rules.ts'
import { maintenanceplan, maintenancerecord } from './maintenance.ts'
import { clm, ethernet, focas, mtconnect, serialdnc } from './protocols.ts'
import { addSample } from './sample.ts'
import { addSecondPath, pathsPanel } from './second-path.ts'
import { settings } from './settings.ts'
import { takeDevices } from './take-devices.ts'

/** Machines of the shop floor. */
export const plugin = definePlugin({
  assettypes: [equipment],
  subtypes: [focas, mtconnect, clm, serialdnc, ethernet],
  resources: [maintenanceplan, maintenancerecord, machinetype, controller],
  seed: [seedRows(machinetype, machinetypes)],
  settings,
  duelists: [maintenanceDue],
  rules: [deviceRule, planRule, recordRule],
  actions: [checkConnection, addSecondPath, takeDevices, done],
  columns: entries,
  panels: [pathsPanel],
  sample: addSample,
})
