import { definePlugin } from '@shopdb/contract'
import { suppliescollector } from './collector.ts'
import { counts, dashboard } from './dashboard.ts'
import { lowestcolumns, lowmarkers } from './lowest-supplies.ts'
import { historypanel, levelspanel, printingpanel } from './panels.ts'
import { printerrule } from './printer-rule.ts'
import { printer, printerdriver } from './printer.ts'
import { readingscolumn } from './readings-column.ts'
import { routes } from './routes.ts'
import { sample } from './sample.ts'
import { settings } from './settings.ts'
import { silence } from './silence.ts'
import { supplyrule } from './supply-rule.ts'
import { keptreadings, supply, supplyreading } from './supply.ts'
import { thresholdjob } from './thresholds.ts'

/** Printers of the shop, and how long what is in them lasts. */
export const plugin = definePlugin({
  assettypes: [printer],
  resources: [supply, printerdriver, supplyreading],
  settings,
  rules: [printerrule, supplyrule],
  collectors: [suppliescollector],
  panels: [levelspanel, historypanel, printingpanel],
  markers: [lowmarkers],
  columns: [...lowestcolumns, ...readingscolumn],
  counts,
  silences: [silence],
  dashboard,
  routes,
  jobs: [thresholdjob],
  keeps: [keptreadings],
  sample,
})
