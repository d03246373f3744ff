import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { createLog } from '../base/log.ts'
import { readEnvironment } from '../settings/environment.ts'
import { freshDatabase, testEngines } from '../testing/engines.ts'
import { openSite, openSiteDatabase } from './open-site.ts'
import { rehearseUpgrade } from './rehearse.ts'

const example = fileURLToPath(new URL('../../../../examples/forklifts', import.meta.url))
const log = createLog({ level: 'error', readable: true, write: () => undefined })
const folders: string[] = []
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})
const folderOf = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'shopdb-rehearse-'))
  folders.push(folder)
  return folder
}

describe.each(testEngines())('the rehearsal of an upgrade (%s)', (engine) => {
  test('says what each migration and plugin will come to, and leaves the site as it is', async () => {
    const [data, parent, fresh] = [await folderOf(), await folderOf(), await freshDatabase(engine)]
    const plugin = join(parent, 'forklifts')
    await cp(example, plugin, { recursive: true })
    const environment = readEnvironment({ SHOPDB_DATA: data, DATABASE_URL: fresh.settings.url, SHOPDB_PLUGINS: plugin })
    await openSite(environment, { log }).then((site) => site.close())
    // The plugin's next version has one field more.
    const source = await readFile(join(plugin, 'plugin.ts'), 'utf8')
    await writeFile(
      join(plugin, 'plugin.ts'),
      source.replace('  fields: {\n', '  fields: {\n    reachmm: integer({}),\n'),
    )
    const column = { name: 'reachmm', type: 'integer', notnull: false }
    const next = { name: '0002-reach', up: [{ step: 'addcolumn', table: 'forklifts', column }], down: [] }
    await writeFile(join(plugin, 'migrations', '0002-reach.json'), JSON.stringify(next))
    const before = await readdir(data)
    const [core, ...plugins] = (await rehearseUpgrade(environment)).map(({ name, verdict }) => `${name}: ${verdict}`)
    expect(core).toMatch(/^core: nothing to migrate, and the audit log of \d+ entries is whole\.$/u)
    expect(plugins).toContain('forklifts: 1.3.0: migrates 0002-reach, and it runs.')
    const others = plugins.filter((verdict) => !verdict.startsWith('forklifts: '))
    expect(others.filter((verdict) => !verdict.endsWith(': nothing to migrate, and it runs.'))).toEqual([])
    expect(others.length).toBeGreaterThan(0)
    expect(await readdir(data)).toEqual(before)
    const database = await openSiteDatabase(environment)
    await expect(database.read.selectFrom('forklifts').select('reachmm').execute()).rejects.toThrow('reachmm')
    await database.close()
  })

  test('names a plugin that the new version will not run', async () => {
    const [data, parent, fresh] = [await folderOf(), await folderOf(), await freshDatabase(engine)]
    const plugin = join(parent, 'forklifts')
    await cp(example, plugin, { recursive: true })
    const environment = readEnvironment({ SHOPDB_DATA: data, DATABASE_URL: fresh.settings.url, SHOPDB_PLUGINS: plugin })
    await openSite(environment, { log }).then((site) => site.close())
    const manifest = await readFile(join(plugin, 'manifest.json'), 'utf8')
    await writeFile(join(plugin, 'manifest.json'), manifest.replace('>=0.3.0,<1.0.0', '<0.0.9'))
    const verdict = (await rehearseUpgrade(environment)).find(({ name }) => name === 'forklifts')
    expect(verdict).toMatchObject({ isFaulty: true, verdict: expect.stringContaining('incompatible') })
  })
})
