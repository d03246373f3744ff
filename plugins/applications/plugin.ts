import { definePlugin } from '@shopdb/contract'
import { actions } from './actions.ts'
import { applicationcare } from './care.ts'
import { columns } from './columns.ts'
import { missingWidget } from './dashboard.ts'
import { ends } from './ends.ts'
import { rules } from './license-rule.ts'
import { license } from './license.ts'
import { positionpage } from './position-page.ts'
import { addSample } from './sample.ts'
import { settings } from './settings.ts'

/** Licenses of what the inventories find, who looks after it, and how it is installed. */
export const plugin = definePlugin({
  resources: [license, applicationcare],
  settings,
  permissions: [{ name: 'licenses.reveal', least: 'manager', label: 'See the keys of licenses' }],
  rules,
  actions,
  columns,
  duelists: [ends],
  pages: [positionpage],
  dashboard: async (platform) => [await missingWidget(platform)],
  sample: addSample,
})
