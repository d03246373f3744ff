import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '../base/log.ts'
import { readEnvironment } from '../settings/environment.ts'
import { writePlugins } from '../testing/author.ts'
import { openSite } from './open-site.ts'

const quiet = createLog({ level: 'silent', readable: true, write: () => undefined })
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shopdb-install-'))
  const plugin = join(folder, 'forklifts')
  await mkdir(plugin)
  const manifest = {
    name: 'forklifts',
    version: '1.0.0',
    title: 'Forklifts',
    core_version: '>=0.1.0',
    api_prefix: '/api/forklifts',
  }
  await writeFile(join(plugin, 'manifest.json'), JSON.stringify(manifest))
  await writeFile(
    join(plugin, 'plugin.ts'),
    `import { defineAssetType, definePlugin, integer } from '@shopdb/contract'
     export const plugin = definePlugin({ assettypes: [defineAssetType({ name: 'Forklift', table: 'forklifts', fields: { capacitykg: integer() } })] })`,
  )
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test('a plugin whose tables nobody has made is set aside and says what to run', async () => {
  const site = await openSite(readEnvironment({ SHOPDB_DATA: join(folder, 'data'), SHOPDB_PLUGINS: folder }), {
    log: quiet,
  })
  const forklifts = site.plugins.find(({ name }) => name === 'forklifts')
  expect(forklifts).toMatchObject({
    state: 'failed',
    phase: 'migrations',
    reason: expect.stringContaining('shopdb plugin migration'),
  })
  expect(site.plugins.find(({ name }) => name === 'equipment')).toMatchObject({ state: 'running' })
  expect(site.resources.registry.find('forklifts')).toBeUndefined()
  await site.close()
})

test('a plugin whose migrations lack a required column is set aside before anybody meets it', async () => {
  const late = join(folder, 'late')
  const source = (fields: string) =>
    `import { defineAssetType, definePlugin, integer } from '@shopdb/contract'
     export const plugin = definePlugin({ assettypes: [defineAssetType({ name: 'Hook', table: 'hooks', fields: { ${fields} } })] })`
  await writePlugins(late, [{ name: 'hooks', source: source('wide: integer()') }])
  await writeFile(join(late, 'hooks', 'plugin.ts'), source('wide: integer(), loadkg: integer({ required: true })'))
  const environment = readEnvironment({ SHOPDB_DATA: join(late, 'data'), SHOPDB_PLUGINS: join(late, 'hooks') })
  const site = await openSite(environment, { log: quiet })
  const hooks = site.plugins.find(({ name }) => name === 'hooks')
  await site.close()
  expect(hooks).toMatchObject({
    state: 'failed',
    reason: expect.stringContaining('ahead of its migrations (addcolumn hooks.loadkg)'),
  })
})
