import { definePlugin } from '@shopdb/contract'
import { computerRules } from './computer-rule.ts'
import { computer } from './computer.ts'
import { computerinterface } from './interface.ts'
import { inventory } from './inventory.ts'
import { lifecycle } from './lifecycle.ts'
import { rdpFile, remotePanel } from './remote-pieces.ts'
import { replaceComputer } from './replace-computer.ts'
import { addSample } from './sample.ts'
import { monitoredservice } from './service.ts'
import { downMarks, downWidget } from './services-down.ts'
import { settings } from './settings.ts'
import { silence } from './silence.ts'
import { installations, searchVersions, softwarePage } from './software-page.ts'
import { application, installedsoftware } from './software.ts'

/** Computers, what runs on them, and which machines they control. */
export const plugin = definePlugin({
  assettypes: [computer],
  resources: [computerinterface, installedsoftware, monitoredservice, application],
  settings,
  rules: computerRules,
  actions: [replaceComputer],
  collectors: [inventory],
  duelists: [lifecycle],
  silences: [silence],
  pages: [softwarePage],
  columns: installations,
  panels: [remotePanel],
  markers: [downMarks],
  dashboard: async (platform) => [await downWidget(platform)],
  search: searchVersions,
  routes: [rdpFile],
  sample: addSample,
})
