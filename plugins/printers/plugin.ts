import { definePlugin } from '@shopdb/contract'
import { suppliescollector } from './collector.ts'
import { counts, dashboard } from './dashboard.ts'
import { lowestcolumn, lowmarkers } from './markers.ts'
import { historypanel, levelspanel, printingpanel } from './panels.ts'
import { printer, printerdriver } from './printer.ts'
import { retention } from './retention.ts'
import { routes } from './routes.ts'
import { sample } from './sample.ts'
import { settings } from './settings.ts'
import { printerrule, supplyrule } from './supply-rule.ts'
import { supply, supplyreading } from './supply.ts'

/** Printers of the shop, and how long what is in them lasts. */
export const plugin = definePlugin({
  assettypes: [printer],
  resources: [supply, printerdriver, supplyreading],
  settings,
  rules: [printerrule, supplyrule],
  collectors: [suppliescollector],
  panels: [levelspanel, historypanel, printingpanel],
  markers: [lowmarkers],
  columns: [lowestcolumn],
  counts,
  dashboard,
  routes,
  jobs: [retention],
  sample,
})
