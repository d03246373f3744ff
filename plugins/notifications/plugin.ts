import { definePlugin } from '@shopdb/contract'
import { acknowledgement } from './acknowledgement.ts'
import { acknowledge, announce, end } from './actions.ts'
import { boardPage, wall } from './board.ts'
import { columns } from './columns.ts'
import { concernedMarkers, concernedPanel } from './concerned.ts'
import { keep, outbox } from './deliver.ts'
import { delivery } from './delivery.ts'
import { feeds } from './feeds.ts'
import { notification } from './notification.ts'
import { dashboard, health } from './overview.ts'
import { rules } from './rules.ts'
import { sample } from './sample.ts'
import { scope } from './scope.ts'
import { settings } from './settings.ts'
import { subscription } from './subscription.ts'
import { tryOut } from './try-out.ts'

/** What the shop floor is to know, whom it concerns and until when. */
export const plugin = definePlugin({
  resources: [notification, scope, acknowledgement, subscription, delivery],
  settings,
  permissions: [{ name: 'notifications.acknowledge', least: 'viewer', label: 'Say that one has read a notice' }],
  rules,
  actions: [announce, acknowledge, end, tryOut],
  columns,
  panels: [concernedPanel],
  markers: [concernedMarkers],
  pages: [boardPage],
  displays: [wall],
  routes: feeds,
  dashboard,
  health,
  sample,
  outboxes: [outbox],
  keeps: [keep],
})
