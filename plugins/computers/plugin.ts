import { definePlugin } from '@shopdb/contract'
import { computerrule } from './computer-rule.ts'
import { computer } from './computer.ts'
import { computerWidgets } from './dashboard.ts'
import { computerinterface } from './interface.ts'
import { inventory } from './inventory.ts'
import { lifecyclepage } from './lifecycle-page.ts'
import { computerpanels, rdpfile } from './remote-pieces.ts'
import { replacecomputer } from './replace-computer.ts'
import { addSample } from './sample.ts'
import { monitoredservice } from './service.ts'
import { settings } from './settings.ts'
import { installations, searchVersions, softwarepage } from './software-page.ts'
import { application, installedsoftware } from './software.ts'
import { marks, unseen } from './stale.ts'

/** Computers, what runs on them, and which machines they control. */
export const plugin = definePlugin({
  assettypes: [computer],
  resources: [computerinterface, installedsoftware, monitoredservice, application],
  settings,
  rules: [computerrule],
  actions: [replacecomputer],
  collectors: [inventory],
  pages: [softwarepage, lifecyclepage],
  columns: [unseen, installations],
  panels: [computerpanels],
  markers: [marks],
  dashboard: computerWidgets,
  search: searchVersions,
  routes: [rdpfile],
  sample: addSample,
})
