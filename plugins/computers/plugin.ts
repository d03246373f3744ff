import { definePlugin } from '@shopdb/contract'
import { computerrules } from './computer-rule.ts'
import { computer } from './computer.ts'
import { computerinterface } from './interface.ts'
import { inventory } from './inventory.ts'
import { lifecycle } from './lifecycle.ts'
import { rdpfile, remotepanel } from './remote-pieces.ts'
import { replacecomputer } from './replace-computer.ts'
import { addSample } from './sample.ts'
import { monitoredservice } from './service.ts'
import { downmarks, downWidget } from './services-down.ts'
import { settings } from './settings.ts'
import { silence } from './silence.ts'
import { installations, searchVersions, softwarepage } from './software-page.ts'
import { application, installedsoftware } from './software.ts'

/** Computers, what runs on them, and which machines they control. */
export const plugin = definePlugin({
  assettypes: [computer],
  resources: [computerinterface, installedsoftware, monitoredservice, application],
  settings,
  rules: computerrules,
  actions: [replacecomputer],
  collectors: [inventory],
  duelists: [lifecycle],
  silences: [silence],
  pages: [softwarepage],
  columns: installations,
  panels: [remotepanel],
  markers: [downmarks],
  dashboard: async (platform) => [await downWidget(platform)],
  search: searchVersions,
  routes: [rdpfile],
  sample: addSample,
})
