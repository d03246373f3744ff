import { execFileSync } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { createLog } from '../base/log.ts'
import { readEnvironment } from '../settings/environment.ts'
import { freshDatabase, testEngines } from '../testing/engines.ts'
import { openSite } from './open-site.ts'
import { installPlugin, restPlugin, uninstallPlugin } from './plugin-life.ts'

const example = fileURLToPath(new URL('../../../../examples/forklifts', import.meta.url))
const options = { log: createLog({ level: 'error', readable: true, write: () => undefined }) }

describe.each(testEngines())('a plugin from outside (%s)', (engine) => {
  const folders: string[] = []
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
  })
  const folderOf = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'shopdb-life-'))
    folders.push(folder)
    return folder
  }
  const site = async (more: Readonly<Record<string, string>> = {}) => {
    const [data, fresh] = [await folderOf(), await freshDatabase(engine)]
    const environment = readEnvironment({ SHOPDB_DATA: data, DATABASE_URL: fresh.settings.url, ...more })
    const states = async (): Promise<readonly string[]> => {
      const opened = await openSite(environment, options)
      await opened.close()
      return opened.plugins.map(({ name, state }) => `${name} ${state}`).filter((line) => line.startsWith('forklifts'))
    }
    const at = async <T>(job: (opened: Awaited<ReturnType<typeof openSite>>) => Promise<T>): Promise<T> => {
      const opened = await openSite(environment, options)
      try {
        return await job(opened)
      } finally {
        await opened.close()
      }
    }
    return { environment, options, states, at, data }
  }
  /** The example in a folder of its own, as an author has it. */
  const authored = async (): Promise<string> => {
    const folder = join(await folderOf(), 'forklifts')
    await cp(example, folder, { recursive: true })
    return folder
  }

  test('is brought from a folder and installed, put to rest, woken, taken out and had back with its data', async () => {
    const here = await site()
    await installPlugin({ ...here, from: await authored() })
    expect(await here.states()).toEqual(['forklifts running'])
    const { assetid } = await here.at(async ({ resources }) => {
      const make = resources.registry.get('forklifts')
      const { createRow } = await import('../resources/write.ts')
      const { systemActor } = await import('../access/actor.ts')
      const id = await resources.changes.change({ actor: systemActor, source: 'cli' }, (work) =>
        createRow({ engine: resources, work, resource: make }, { assetnumber: 'FL-1', capacitykg: 900 }),
      )
      return { assetid: id }
    })
    await here.at((opened) => restPlugin(opened, 'forklifts', true))
    expect(await here.states()).toEqual(['forklifts suspended'])
    await here.at((opened) => restPlugin(opened, 'forklifts', false))
    expect(await here.states()).toEqual(['forklifts running'])
    await here.at((opened) => uninstallPlugin(opened, 'forklifts'))
    expect(await here.states()).toEqual(['forklifts discovered'])
    await installPlugin({ ...here, name: 'forklifts' })
    const row = await here.at(({ resources, database }) =>
      resources.reader(resources.registry.get('forklifts')).get(database.read, assetid),
    )
    expect(row).toMatchObject({ assetnumber: 'FL-1', capacitykg: 900 })
  })

  test('is brought again in a new version, which takes the place of the old one once it runs', async () => {
    const [here, folder] = [await site(), await authored()]
    const versions = () =>
      here.at(async ({ plugins }) => plugins.map(({ name, manifest }) => `${name} ${manifest?.version}`))
    const publish = async (version: string, source?: string): Promise<void> => {
      const manifest = await readFile(join(folder, 'manifest.json'), 'utf8')
      await writeFile(join(folder, 'manifest.json'), manifest.replace(/"version": "[^"]+"/u, `"version": "${version}"`))
      if (source !== undefined) await writeFile(join(folder, 'plugin.ts'), source)
    }
    await installPlugin({ ...here, from: folder })
    await publish('1.3.0')
    await installPlugin({ ...here, from: folder })
    expect(await versions()).toContain('forklifts 1.3.0')
    await publish('1.4.0', "throw new Error('no gas')")
    await expect(installPlugin({ ...here, from: folder })).rejects.toThrow('no gas')
    expect(await versions()).toContain('forklifts 1.3.0')
    expect(await here.states()).toEqual(['forklifts running'])
    expect(await readdir(join(here.data, 'plugins'))).toEqual(['forklifts'])
  })

  test('is brought by git, and from a folder that is a link', async () => {
    const folder = await authored()
    const git = (...words: readonly string[]) => execFileSync('git', ['-C', folder, ...words])
    git('init', '--quiet')
    git('add', '.')
    git('-c', 'user.name=Author', '-c', 'user.email=author@example.com', 'commit', '--quiet', '-m', 'Forklifts')
    const here = await site()
    await installPlugin({ ...here, from: `file://${folder}` })
    expect(await here.states()).toEqual(['forklifts running'])
    expect(await readdir(join(here.data, 'plugins', 'forklifts'))).not.toContain('.git')
    const link = join(await folderOf(), 'link')
    await symlink(folder, link)
    expect(await (await site({ SHOPDB_PLUGINS: link })).states()).toEqual(['forklifts running'])
  })

  test('is brought as a package from a registry', async () => {
    const folder = await authored()
    const about = { name: 'shopdb-forklifts', version: '1.2.0', keywords: ['shopdb-plugin'] }
    await writeFile(join(folder, 'package.json'), JSON.stringify(about))
    const packed = await folderOf()
    execFileSync('npm', ['pack', folder, '--silent', '--pack-destination', packed])
    const registry = createServer((request, response) => {
      const dist = { tarball: `http://${request.headers.host}/shopdb-forklifts.tgz` }
      const versions = { '1.2.0': { ...about, dist } }
      if (request.url?.endsWith('.tgz')) createReadStream(join(packed, 'shopdb-forklifts-1.2.0.tgz')).pipe(response)
      else response.end(JSON.stringify({ name: about.name, 'dist-tags': { latest: '1.2.0' }, versions }))
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => registry.once('listening', resolve))
    process.env['npm_config_registry'] = `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`
    try {
      const here = await site()
      await installPlugin({ ...here, from: 'npm:shopdb-forklifts' })
      expect(await here.states()).toEqual(['forklifts running'])
    } finally {
      delete process.env['npm_config_registry']
      registry.closeAllConnections()
      registry.close()
    }
  })

  test('that lies in the site without being installed is only told of', async () => {
    const here = await site()
    await cp(await authored(), join(here.data, 'plugins', 'forklifts'), { recursive: true })
    expect(await here.states()).toEqual(['forklifts discovered'])
    await installPlugin({ ...here, name: 'forklifts' })
    expect(await here.states()).toEqual(['forklifts running'])
  })

  test('that cannot run is refused with the reason, and nothing of it is left', async () => {
    const here = await site()
    const folder = await authored()
    await writeFile(join(folder, 'plugin.ts'), "throw new Error('no gas')")
    await expect(installPlugin({ ...here, from: folder })).rejects.toThrow('no gas')
    expect(await here.states()).toEqual([])
    await expect(installPlugin({ ...here, from: join(folder, 'nowhere') })).rejects.toThrow('neither a folder')
    await expect(installPlugin({ ...here, name: 'ghost' })).rejects.toThrow('no plugin ghost')
    await expect(installPlugin(here)).rejects.toThrow('Name a plugin')
  })

  test('that another needs is neither put to rest nor taken out', async () => {
    const folder = await authored()
    const needing = join(await folderOf(), 'trailers')
    await cp(example, needing, { recursive: true, filter: (path) => !path.includes('migrations') })
    const manifest = {
      name: 'trailers',
      version: '1.0.0',
      title: 'Trailers',
      core_version: '>=0.1.0,<1.0.0',
      api_prefix: '/api/trailers',
    }
    await writeFile(
      join(needing, 'manifest.json'),
      JSON.stringify({ ...manifest, dependencies: { forklifts: '>=1.0.0' } }),
    )
    await writeFile(join(needing, 'plugin.ts'), 'export const plugin = {}')
    const here = await site({ SHOPDB_PLUGINS: `${folder},${needing}` })
    await here.at(async (opened) => {
      await expect(restPlugin(opened, 'forklifts', true)).rejects.toThrow('needed by trailers')
      await expect(uninstallPlugin(opened, 'forklifts')).rejects.toThrow('needed by trailers')
    })
  })
})
