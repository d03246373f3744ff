import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  acting,
  broken,
  displaying,
  type Files,
  listed,
  manifestOf,
  migration,
  paged,
  slotted,
  sound,
  table,
  typed,
} from './hostile-sources.ts'

/** A plugin that does something wrong, and what the site makes of it. */
export interface HostilePlugin {
  readonly name: string
  readonly state: string
  readonly phase: string | null
  /** Words that its reason has. */
  readonly reason: string
}

interface Hostility extends Omit<HostilePlugin, 'name'> {
  readonly files: Files
}

const runs = { state: 'running', phase: null, reason: '' }

const hostilities: Readonly<Record<string, Hostility>> = {
  garbled: { state: 'invalid', phase: 'manifest', reason: 'not JSON', files: { 'manifest.json': '{ "name": ' } },
  hollow: { state: 'failed', phase: 'import', reason: 'There is no plugin.ts', files: { 'README.md': 'Soon.' } },
  unparsed: {
    state: 'failed',
    phase: 'import',
    reason: 'cannot be imported',
    files: { 'plugin.ts': 'export const plugin = {' },
  },
  thrower: { state: 'failed', phase: 'import', reason: 'no gas', files: { 'plugin.ts': "throw new Error('no gas')" } },
  stubborn: {
    state: 'failed',
    phase: 'start',
    reason: 'wires crossed',
    files: { 'plugin.ts': slotted('start: fail') },
  },
  sleeper: {
    state: 'failed',
    phase: 'start',
    reason: 'longer than 2 s',
    files: { 'plugin.ts': slotted('start: forever') },
  },
  installer: {
    state: 'failed',
    phase: 'start',
    reason: 'wires crossed',
    files: { 'plugin.ts': slotted('install: fail') },
  },
  ancient: {
    state: 'incompatible',
    phase: 'contract',
    reason: 'was written for the contract',
    files: { 'manifest.json': manifestOf('ancient', { core_version: '<0.0.5' }), 'plugin.ts': sound },
  },
  lonely: {
    state: 'blocked',
    phase: 'dependencies',
    reason: 'ghost, which is not there',
    files: { 'manifest.json': manifestOf('lonely', { dependencies: { ghost: '*' } }), 'plugin.ts': sound },
  },
  hen: {
    state: 'blocked',
    phase: 'dependencies',
    reason: 'before itself',
    files: { 'manifest.json': manifestOf('hen', { dependencies: { egg: '*' } }), 'plugin.ts': sound },
  },
  egg: {
    state: 'blocked',
    phase: 'dependencies',
    reason: 'before itself',
    files: { 'manifest.json': manifestOf('egg', { dependencies: { hen: '*' } }), 'plugin.ts': sound },
  },
  squatter: {
    state: 'invalid',
    phase: 'collision',
    reason: 'belongs to the core',
    files: { 'manifest.json': manifestOf('squatter', { api_prefix: '/api/vendors' }), 'plugin.ts': sound },
  },
  neighbour: {
    state: 'invalid',
    phase: 'collision',
    reason: 'taken by the plugin equipment',
    files: { 'manifest.json': manifestOf('neighbour', { api_prefix: '/api/equipment' }), 'plugin.ts': sound },
  },
  tablethief: {
    state: 'invalid',
    phase: 'declaration',
    reason: 'The table vendors',
    files: { 'plugin.ts': typed('Thing', 'vendors') },
  },
  tablecopy: {
    state: 'invalid',
    phase: 'declaration',
    reason: 'The table equipment',
    files: { 'plugin.ts': typed('Other', 'equipment') },
  },
  namethief: {
    state: 'invalid',
    phase: 'declaration',
    reason: 'The name Vendor',
    files: { 'plugin.ts': typed('Vendor', 'sellers') },
  },
  namecopy: {
    state: 'invalid',
    phase: 'declaration',
    reason: 'The name Equipment',
    files: { 'plugin.ts': typed('Equipment', 'tools') },
  },
  stumbler: {
    state: 'failed',
    phase: 'migrations',
    reason: 'nowhere',
    files: { 'plugin.ts': sound, ...migration('0001-one', broken) },
  },
  third: {
    state: 'failed',
    phase: 'migrations',
    reason: 'nowhere',
    files: {
      'plugin.ts': sound,
      ...migration('0001-one', table('thirdone')),
      ...migration('0002-two', table('thirdtwo')),
      ...migration('0003-three', broken),
    },
  },
  contradicted: {
    state: 'failed',
    phase: 'migrations',
    reason: 'ahead of its migrations',
    files: { 'plugin.ts': typed('Riddle', 'riddles'), ...migration('0001-one', table('riddles')) },
  },
  strangerslot: {
    state: 'invalid',
    phase: 'declaration',
    reason: 'slot hologram',
    files: { 'plugin.ts': 'export const plugin = { hologram: [] }' },
  },
  badcron: {
    state: 'invalid',
    phase: 'declaration',
    reason: 'five fields',
    files: { 'plugin.ts': slotted("jobs: [{ name: 'often', schedule: 'often', run: fail }]") },
  },
  mutejob: {
    state: 'invalid',
    phase: 'declaration',
    reason: 'job x must have a label',
    files: { 'plugin.ts': slotted("jobs: [{ name: 'x', label: '', schedule: '0 6 * * *', run: fail }]") },
  },
  lostcolumn: {
    state: 'invalid',
    phase: 'declaration',
    reason: 'which nobody declares',
    files: {
      'plugin.ts': slotted(
        "columns: [{ of: defineAssetType({ name: 'Ghost', table: 'ghosts', fields: {} }), name: 'x', label: 'x', values: fail }]",
      ),
    },
  },
  secretpage: {
    state: 'invalid',
    phase: 'declaration',
    reason: 'cannot be a secret',
    files: {
      'plugin.ts': slotted(
        "pages: [{ name: 'x', title: 'x', icon: 'x', query: { key: { kind: 'secret' } }, show: huge }]",
      ),
    },
  },
  strangeaction: {
    state: 'invalid',
    phase: 'declaration',
    reason: 'nobody declares',
    files: {
      'plugin.ts': slotted(
        "actions: [{ of: defineAssetType({ name: 'Ghost', table: 'ghosts', fields: {} }), name: 'x', label: 'x', permission: 'x.write', run: fail }]",
      ),
    },
  },
  lawlessaction: {
    state: 'failed',
    phase: 'mount',
    reason: 'nobody.knows',
    files: { 'plugin.ts': acting('lawlessaction', 'fail', 'nobody.knows') },
  },
  badaction: { ...runs, files: { 'plugin.ts': acting('badaction', 'fail') } },
  lateaction: { ...runs, files: { 'plugin.ts': acting('lateaction', 'forever') } },
  oddaction: { ...runs, files: { 'plugin.ts': acting('oddaction', "async () => 'rubbish'") } },
  hugeaction: {
    ...runs,
    files: { 'plugin.ts': acting('hugeaction', "async () => ({ message: 'y'.repeat(10_000_000) })") },
  },
  badpage: { ...runs, files: { 'plugin.ts': paged('fail') } },
  latepage: { ...runs, files: { 'plugin.ts': paged('forever') } },
  oddpage: { ...runs, files: { 'plugin.ts': paged("async () => 'rubbish'") } },
  hugepage: { ...runs, files: { 'plugin.ts': paged('huge') } },
  badcolumn: { ...runs, files: { 'plugin.ts': listed('fail') } },
  latecolumn: { ...runs, files: { 'plugin.ts': listed('forever') } },
  oddcolumn: { ...runs, files: { 'plugin.ts': listed("async () => 'rubbish'") } },
  hugecolumn: { ...runs, files: { 'plugin.ts': listed('huge') } },
  lawgiver: {
    state: 'invalid',
    phase: 'declaration',
    reason: 'none that it declares itself',
    files: { 'plugin.ts': slotted('rules: [{ of: asset, before: fail }]') },
  },
  matchmaker: {
    state: 'invalid',
    phase: 'declaration',
    reason: 'rule about relations has before',
    files: { 'plugin.ts': slotted("rules: [{ of: { table: 'assetrelationships' }, before: fail }]") },
  },
  latedash: { ...runs, files: { 'plugin.ts': slotted('dashboard: forever') } },
  baddash: { ...runs, files: { 'plugin.ts': slotted('dashboard: fail') } },
  oddash: { ...runs, files: { 'plugin.ts': slotted("dashboard: async () => 'rubbish'") } },
  hugedash: { ...runs, files: { 'plugin.ts': slotted('dashboard: huge') } },
  latehealth: { ...runs, files: { 'plugin.ts': slotted('health: forever') } },
  badsearch: { ...runs, files: { 'plugin.ts': slotted('search: fail') } },
  latesearch: { ...runs, files: { 'plugin.ts': slotted('search: forever') } },
  badrelations: { ...runs, files: { 'plugin.ts': slotted('relationships: fail') } },
  badroute: {
    ...runs,
    files: {
      'plugin.ts': slotted(
        "routes: [{ method: 'GET', path: '/x', permission: 'vendors.read', summary: 'x', handle: fail }]",
      ),
    },
  },
  lateroute: {
    ...runs,
    files: {
      'plugin.ts': slotted(
        "routes: [{ method: 'GET', path: '/x', permission: 'vendors.read', summary: 'x', handle: forever }]",
      ),
    },
  },
  latedisplay: { ...runs, files: { 'plugin.ts': displaying('forever') } },
  baddisplay: { ...runs, files: { 'plugin.ts': displaying('fail') } },
  odddisplay: { ...runs, files: { 'plugin.ts': displaying("async () => ({ title: 'rubbish' })") } },
  hugedisplay: {
    ...runs,
    files: { 'plugin.ts': displaying("async () => [{ title: 'x', text: 'y'.repeat(10_000_000) }]") },
  },
  leakydisplay: {
    state: 'invalid',
    phase: 'declaration',
    reason: 'cannot be a secret',
    files: { 'plugin.ts': displaying("fail, query: { key: { kind: 'secret' } }") },
  },
  badcollector: {
    ...runs,
    files: { 'plugin.ts': slotted("collectors: [{ name: 'x', item: { code: text({}) }, records: fail }]") },
  },
  badjob: { ...runs, files: { 'plugin.ts': slotted("jobs: [{ name: 'yearly', schedule: '0 0 1 1 *', run: fail }]") } },
}

/** Writes every hostile plugin into one folder; gives it and what is to become of each. */
export function writeHostilePlugins(): { readonly folder: string; readonly plugins: readonly HostilePlugin[] } {
  const folder = mkdtempSync(join(tmpdir(), 'shopdb-hostile-'))
  for (const [name, { files }] of Object.entries(hostilities))
    for (const [file, text] of Object.entries({ 'manifest.json': manifestOf(name), ...files })) {
      mkdirSync(join(folder, name, file, '..'), { recursive: true })
      writeFileSync(join(folder, name, file), text)
    }
  return {
    folder,
    plugins: Object.entries(hostilities).map(([name, { files: _files, ...expected }]) => ({ name, ...expected })),
  }
}
