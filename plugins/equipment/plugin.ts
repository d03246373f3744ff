import { definePlugin, seedRows } from '@shopdb/contract'
import { controller, machinetype } from './catalogs.ts'
import { checkconnection } from './check-connection.ts'
import { devicerule } from './device-rule.ts'
import { done, entries } from './done.ts'
import { maintenancedue } from './due.ts'
import { equipment } from './equipment.ts'
import { machinetypes } from './machine-types.ts'
import { planrule, recordrule } from './maintenance-rules.ts'
import { maintenanceplan, maintenancerecord } from './maintenance.ts'
import { clm, ethernet, focas, mtconnect, serialdnc } from './protocols.ts'
import { addSample } from './sample.ts'
import { addsecondpath, pathspanel } from './second-path.ts'
import { settings } from './settings.ts'
import { takedevices } from './take-devices.ts'

/** Machines of the shop floor. */
export const plugin = definePlugin({
  assettypes: [equipment],
  subtypes: [focas, mtconnect, clm, serialdnc, ethernet],
  resources: [maintenanceplan, maintenancerecord, machinetype, controller],
  seed: [seedRows(machinetype, machinetypes)],
  settings,
  duelists: [maintenancedue],
  rules: [devicerule, planrule, recordrule],
  actions: [checkconnection, addsecondpath, takedevices, done],
  columns: entries,
  panels: [pathspanel],
  sample: addSample,
})
