import { definePlugin } from '@shopdb/contract'
import { computerrule } from './computer-rule.ts'
import { computer } from './computer.ts'
import { computerinterface } from './interface.ts'
import { inventory } from './inventory.ts'
import { lifecycle } from './lifecycle.ts'
import { rdpfile, remotepanel } from './remote-pieces.ts'
import { replacecomputer } from './replace-computer.ts'
import { addSample } from './sample.ts'
import { monitoredservice } from './service.ts'
import { downmarks, downWidgets } from './services-down.ts'
import { settings } from './settings.ts'
import { installations, searchVersions, softwarepage } from './software-page.ts'
import { application, installedsoftware } from './software.ts'
import { silentmarks, silentWidget, unseen } from './stale.ts'

/** Computers, what runs on them, and which machines they control. */
export const plugin = definePlugin({
  assettypes: [computer],
  resources: [computerinterface, installedsoftware, monitoredservice, application],
  settings,
  rules: [computerrule],
  actions: [replacecomputer],
  collectors: [inventory],
  duelists: [lifecycle],
  pages: [softwarepage],
  columns: [unseen, installations],
  panels: [remotepanel],
  markers: [silentmarks, downmarks],
  dashboard: async (platform) => [await silentWidget(platform), ...(await downWidgets(platform))],
  search: searchVersions,
  routes: [rdpfile],
  sample: addSample,
})
