import type { Platform, Plugin } from '@shopdb/contract'
import { systemActor } from '../access/actor.ts'
import type { Cause } from '../changes/work.ts'
import type { Database } from '../database/database.ts'
import { withLock } from '../database/lock.ts'
import { messageOf } from '../plugins/load.ts'
import { isRunning, type LoadedPlugin } from '../plugins/plugin.ts'
import { within } from '../plugins/within.ts'
import { addSampleData, type SampleMade, samplereason } from '../sample/add-sample-data.ts'
import { type PlatformSite, platformsOf } from './platforms.ts'

/** What became of the samples of one plugin; `reason` says why they failed. */
export interface PluginSample {
  readonly plugin: string
  readonly outcome: 'added' | 'known' | 'failed'
  readonly reason?: string
}

/** What became of all samples. */
export interface Samples {
  readonly core: SampleMade
  readonly plugins: readonly PluginSample[]
}

/** Milliseconds that the samples of one plugin may take. */
const budget = 60_000

/**
 * Fills a site with the sample factory, and then with what each running plugin has for it, in the order of their needs and of
 * what their samples stand on. What
 * was added before and not undone is not added again; the log of changes says so. Samples that fail cost only themselves.
 */
export async function addSamples(site: PlatformSite, source: Cause['source']): Promise<Samples> {
  return await withLock(site.resources.database, { name: 'sample' }, async () => {
    const core = await addCore(site, source)
    const platformOf = platformsOf(site)
    const plugins: PluginSample[] = []
    for (const { name, plugin } of inOrder(site.plugins.filter(isRunning)))
      if (plugin?.sample) plugins.push(await addOf(site, { name, sample: plugin.sample, platform: platformOf(name) }))
    return { core, plugins }
  })
}

/** Each after those on whose rows its own stand; who waits for one another go as they come. */
function inOrder(plugins: readonly LoadedPlugin[]): readonly LoadedPlugin[] {
  const ordered: LoadedPlugin[] = []
  for (let left = plugins; left.length > 0; left = left.filter((one) => !ordered.includes(one))) {
    const isReady = (one: LoadedPlugin): boolean => left.every((other) => other === one || !standsOn(one, other))
    const next = left.find(isReady) ?? left[0]
    if (next) ordered.push(next)
  }
  return ordered
}

const standsOn = ({ manifest, plugin }: LoadedPlugin, { name }: LoadedPlugin): boolean =>
  manifest?.dependencies?.[name] !== undefined || plugin?.sampleafter?.includes(name) === true

/** Once it is there, assets that stand beside it are no reason to refuse: those of the plugins' samples do. */
async function addCore(site: PlatformSite, source: Cause['source']): Promise<SampleMade> {
  if (await isThere(site.resources.database, null)) return { created: 0, unchanged: 0 }
  return await addSampleData(site.resources, { actor: systemActor, source }, { files: site.files })
}

interface Sampling {
  readonly name: LoadedPlugin['name']
  readonly sample: NonNullable<Plugin['sample']>
  readonly platform: Platform
}

async function addOf({ resources, log }: PlatformSite, { name, sample, platform }: Sampling): Promise<PluginSample> {
  if (await isThere(resources.database, name)) return { plugin: name, outcome: 'known' }
  try {
    await within(budget, 'It', sample(named(platform)))
    return { plugin: name, outcome: 'added' }
  } catch (error) {
    log.warn('The sample data of a plugin could not be made.', { plugin: name, error })
    return { plugin: name, outcome: 'failed', reason: messageOf(error) }
  }
}

/** Its changes are known again by their reason. */
function named(platform: Platform): Platform {
  return { ...platform, change: (_reason, job) => platform.change(samplereason, job) }
}

async function isThere({ read }: Database, pluginname: string | null): Promise<boolean> {
  const set = await read
    .selectFrom('changesets')
    .select('changesetid')
    .where('reason', '=', samplereason)
    .where('pluginname', pluginname === null ? 'is' : '=', pluginname)
    .where('userid', 'is', null)
    .where('undoneby', 'is', null)
    .where('undoes', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return set !== undefined
}
