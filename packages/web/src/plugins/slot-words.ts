import type { AddedSlot, Plugin } from '@shopdb/contract'

/** What a plugin may bring, as an administrator calls it. Complete by its type: a slot that comes needs a word here. */
export const slotWords: Readonly<Record<keyof Plugin | AddedSlot, string>> = {
  assettypes: 'Asset types',
  subtypes: 'Protocols and parts',
  resources: 'Resources',
  connects: 'What joins assets',
  settings: 'Settings',
  permissions: 'Permissions',
  navigation: 'Menu',
  seed: 'First rows',
  duelists: 'What is due',
  counts: 'Numbers',
  silences: 'What falls silent',
  paths: 'Ways',
  pages: 'Pages',
  columns: 'Columns',
  panels: 'Sections',
  markers: 'Map markers',
  displays: 'Wall displays',
  dashboard: 'Home page',
  search: 'Search',
  relationships: 'Relations',
  actions: 'Actions',
  rules: 'Rules',
  collectors: 'Collectors',
  routes: 'Endpoints',
  jobs: 'Jobs',
  keeps: 'Kept for a time',
  outboxes: 'Sent elsewhere',
  hooks: 'Further',
  health: 'Health',
  sample: 'Sample data',
  sampleafter: 'Sample data after',
  install: 'Installation',
  uninstall: 'Removal',
  start: 'Start',
  stop: 'Stop',
}

/** A hook as it is told by name: `Columns: forklifts.inspection` for `columns.forklifts.inspection`. */
export function hookWords(hook: string): string {
  const [slot = '', ...entry] = hook.split('.')
  const words = isSlot(slot) ? slotWords[slot] : slot
  return entry.length > 0 ? `${words}: ${entry.join('.')}` : words
}

const isSlot = (slot: string): slot is keyof typeof slotWords => Object.hasOwn(slotWords, slot)
