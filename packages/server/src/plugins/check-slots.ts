import type { Declaration, Plugin } from '@shopdb/contract'
import { scheduleFlaw } from '../jobs/schedule.ts'
import { actionFlaws, repeatedActions } from './check-actions.ts'
import { countFlaws, dueFlaws, repeatedColumns } from './check-declared.ts'
import { displayFlaws } from './check-displays.ts'
import { markerFlaws, panelFlaws } from './check-handed.ts'
import { keepFlaws } from './check-keeps.ts'
import { outboxFlaws } from './check-outboxes.ts'
import { routeFlaws } from './check-own-routes.ts'
import { columnFlaws, pageFlaws } from './check-pages.ts'
import { pathFlaws } from './check-paths.ts'
import { ruleFlaws } from './check-rules.ts'
import { silenceFlaws } from './check-silences.ts'
import { choiceOf } from './closest.ts'
import { callFlaw, nameFlaw, plain, repeated, settingFlaws, wordsFlaws } from './slot-flaws.ts'

const lists = [
  'assettypes',
  'subtypes',
  'resources',
  'seed',
  'permissions',
  'navigation',
  'panels',
  'markers',
  'actions',
  'collectors',
  'routes',
  'jobs',
  'rules',
  'pages',
  'columns',
  'displays',
  'counts',
  'duelists',
  'silences',
  'keeps',
  'outboxes',
  'paths',
  'sampleafter',
]
const functions = ['search', 'dashboard', 'relationships', 'install', 'uninstall', 'start', 'stop', 'health', 'sample']
const slots: Readonly<Record<string, 'list' | 'function' | 'object'>> = {
  ...Object.fromEntries(lists.map((name) => [name, 'list'])),
  ...Object.fromEntries(functions.map((name) => [name, 'function'])),
  settings: 'object',
}

/** The first slot that this contract does not know, or that holds something else than it takes. */
export function slotFlaw(plugin: Plugin): string | undefined {
  const wrong = Object.entries(plugin).find(([name, value]) => value !== undefined && kindOf(value) !== slots[name])
  if (!wrong) return undefined
  const [name] = wrong
  const kind = slots[name]
  return kind === undefined
    ? `It has the slot ${name}, which this contract does not know; ${choiceOf(name, Object.keys(slots))}.`
    : `Its slot ${name} must be a ${kind}.`
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'list'
  return value === null ? 'nothing' : typeof value
}

/**
 * What is wrong with the entries of the slots beside the declarations, or undefined. `known` are the declarations of the
 * site and of the plugin itself, by their tables. Types need not have been checked.
 */
export function entryFlaw(plugin: Plugin, known: ReadonlyMap<string, Declaration>): string | undefined {
  const tables = new Set(known.keys())
  const flaws = [
    ...settingFlaws(plugin.settings ?? {}),
    ...(plugin.permissions ?? []).flatMap(({ name, least }) => [
      ...nameFlaw('permission', name, /^[a-z][a-z0-9]*(\.[a-z][a-z0-9]*)+$/u, 'forklifts.release'),
      ...(['viewer', 'operator', 'manager', 'admin'].includes(least) ? [] : [`Its permission ${name} names no role`]),
    ]),
    ...(plugin.jobs ?? []).flatMap(({ name, label, schedule, run }) => [
      ...nameFlaw('job', name, plain, 'forecast'),
      ...(label === undefined ? [] : wordsFlaws(`job ${name}`, { label })),
      ...callFlaw(`job ${name}`, 'run', run),
      ...[scheduleFlaw(schedule)].flatMap((flaw) => flaw ?? []).map((flaw) => `Its job ${name}: ${flaw}`),
    ]),
    ...(plugin.routes ?? []).flatMap((route) => routeFlaws(route, tables)),
    ...(plugin.collectors ?? []).flatMap(({ name, item, records }) => [
      ...nameFlaw('collector', name, plain, 'inventory'),
      ...settingFlaws(item ?? {}),
      ...callFlaw(`collector ${name}`, 'records', records),
    ]),
    ...(plugin.panels ?? []).flatMap((panel) => panelFlaws(panel, tables)),
    ...(plugin.markers ?? []).flatMap((markers) => markerFlaws(markers, tables)),
    ...(plugin.actions ?? []).flatMap((action) => actionFlaws(action, tables)),
    ...repeatedActions(plugin.actions ?? []),
    ...ruleFlaws(plugin),
    ...(plugin.pages ?? []).flatMap((page) => pageFlaws(page, tables)),
    ...(plugin.columns ?? []).flatMap((column) => columnFlaws(column, tables)),
    ...(plugin.displays ?? []).flatMap((display) => displayFlaws(display, tables)),
    ...(plugin.counts ?? []).flatMap((count) => countFlaws(count, known)),
    ...(plugin.duelists ?? []).flatMap((list) => dueFlaws(list, plugin, known)),
    ...(plugin.keeps ?? []).flatMap((keep) => keepFlaws(keep, plugin, known)),
    ...(plugin.outboxes ?? []).flatMap((outbox) => outboxFlaws(outbox, plugin)),
    ...(plugin.silences ?? []).flatMap((silence) => silenceFlaws(silence, plugin, known)),
    ...repeatedColumns(plugin),
    ...(plugin.paths ?? []).flatMap((path) => pathFlaws(path, known)),
    ...repeated('page', [...(plugin.pages ?? []), ...(plugin.duelists ?? []), ...(plugin.paths ?? [])]),
    ...repeated('display', plugin.displays ?? []),
    ...repeated('job', [...(plugin.jobs ?? []), ...(plugin.outboxes ?? [])]),
    ...repeated(
      'keep of',
      (plugin.keeps ?? []).map(({ of }) => ({ name: of.table })),
    ),
    ...repeated('collector', plugin.collectors ?? []),
  ]
  return flaws[0] && `${flaws[0]}.`
}
