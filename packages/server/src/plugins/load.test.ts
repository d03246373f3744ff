import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { coremodel } from '../resources/model.ts'
import { shareContract } from './import.ts'
import { type LoadOptions, loadPlugins, passEach, requireAll } from './load.ts'

const code = (name: string, fields = "label: text({ label: 'Label' })") => `
import { defineAssetType, definePlugin, text, reference, choice } from '@shopdb/contract'
export const thing = defineAssetType({ name: '${name}', table: '${name.toLowerCase()}s', fields: { ${fields} } })
export const plugin = definePlugin({ assettypes: [thing] })
`

describe('plugins', () => {
  let folder = ''
  beforeEach(async () => {
    shareContract()
    folder = await mkdtemp(join(tmpdir(), 'shopdb-plugins-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  /** Writes one plugin into a folder outside the product, as a site has it. */
  async function give(
    name: string,
    manifest: object | string = {},
    source = code(name.charAt(0).toUpperCase() + name.slice(1)),
  ): Promise<void> {
    await mkdir(join(folder, name))
    const whole = {
      name,
      version: '1.0.0',
      title: name,
      core_version: '>=0.1.0,<1.0.0',
      api_prefix: `/api/${name}`,
      ...Object(manifest),
    }
    await writeFile(
      join(folder, name, 'manifest.json'),
      typeof manifest === 'string' ? manifest : JSON.stringify(whole),
    )
    if (source) await writeFile(join(folder, name, 'plugin.ts'), source)
  }

  const load = (more: Partial<LoadOptions> = {}) =>
    loadPlugins({
      folders: [folder],
      core: coremodel,
      prefixes: ['/api/vendors'],
      contractversion: '0.1.0',
      rest: () => undefined,
      ...more,
    })

  const outcomes = async (more: Partial<LoadOptions> = {}) =>
    (await load(more)).map(({ name, state, phase }) => [name, state, phase])

  test('in a folder outside the product load as they stand', async () => {
    await give('forklift')
    const [forklift] = await load()
    expect(forklift).toMatchObject({
      name: 'forklift',
      state: 'running',
      reason: '',
      plugin: { assettypes: [{ table: 'forklifts' }] },
    })
  })

  test('may be given one by one or as a folder of several', async () => {
    await give('one')
    await give('two')
    expect(await outcomes()).toEqual([
      ['one', 'running', undefined],
      ['two', 'running', undefined],
    ])
    expect(await outcomes({ folders: [join(folder, 'two')] })).toEqual([['two', 'running', undefined]])
  })

  test('that are not there are told of rather than passed over', async () => {
    const [lost] = await load({ folders: [join(folder, 'nowhere')] })
    expect(lost).toMatchObject({
      name: 'nowhere',
      state: 'invalid',
      reason: expect.stringContaining('no manifest.json'),
    })
  })

  test.each([
    ['a manifest that is not JSON', '{', 'invalid', 'manifest', 'not JSON'],
    ['a member that no manifest has', { colour: 'red' }, 'invalid', 'manifest', 'colour'],
    ['a prefix of the core', { api_prefix: '/api/vendors' }, 'invalid', 'collision', 'belongs to the core'],
    ['another contract', { core_version: '>=0.2.0,<1.0.0' }, 'incompatible', 'contract', 'this site has 0.1.0'],
    ['a range that is none', { core_version: 'soon' }, 'incompatible', 'contract', 'not a range'],
    [
      'a need that is not there',
      { dependencies: { ghost: '*' } },
      'blocked',
      'dependencies',
      'ghost, which is not there',
    ],
  ])('with %s are set aside, and the others run', async (_what, manifest, state, phase, reason) => {
    await give('bad', manifest)
    await give('good')
    const [bad, good] = await load()
    expect(bad).toMatchObject({ state, phase, reason: expect.stringContaining(reason) })
    expect(good).toMatchObject({ state: 'running' })
  })

  test.each([
    ['no code', '', 'failed', 'import', 'no plugin.ts'],
    ['code that throws', "throw new Error('no gas')", 'failed', 'import', 'no gas'],
    ['code that does not parse', 'export const plugin = {', 'failed', 'import', 'cannot be imported'],
    ['no plugin to export', 'export const other = 1', 'failed', 'import', 'must export plugin'],
    ['a slot of a later contract', 'export const plugin = { hologram: [] }', 'invalid', 'declaration', 'hologram'],
    ['a slot of the wrong kind', 'export const plugin = { resources: {} }', 'invalid', 'declaration', 'must be a list'],
    [
      'an option that no field has',
      code('Bad', "a: text({ colour: 'red' })"),
      'invalid',
      'declaration',
      'Bad/fields/a has the option colour',
    ],
    [
      'a reference to nowhere',
      code('Bad', "aid: reference({ to: 'ghosts' })"),
      'invalid',
      'declaration',
      'ghosts, which nobody declares',
    ],
    ['a table of the core', code('Vendor'), 'invalid', 'declaration', 'vendors'],
  ])('with %s are set aside, and the others run', async (_what, source, state, phase, reason) => {
    await give('bad', {}, source)
    await give('good')
    const [bad, good] = await load()
    expect(bad).toMatchObject({ state, phase, reason: expect.stringContaining(reason) })
    expect(good).toMatchObject({ state: 'running' })
  })

  test('with one name: the first has it', async () => {
    await give('first')
    await give('second', { name: 'first' })
    expect(await outcomes()).toEqual([
      ['first', 'running', undefined],
      ['first', 'invalid', 'collision'],
    ])
  })

  test('come behind those that they need, and fall with them', async () => {
    await give('above', { dependencies: { below: '>=1.0.0' } })
    await give('below')
    expect(await outcomes()).toEqual([
      ['below', 'running', undefined],
      ['above', 'running', undefined],
    ])
    await rm(join(folder, 'below', 'plugin.ts'))
    expect(await outcomes()).toEqual([
      ['below', 'failed', 'import'],
      ['above', 'blocked', 'dependencies'],
    ])
  })

  test('that need a newer one are told which is there', async () => {
    await give('above', { dependencies: { below: '>=2.0.0' } })
    await give('below')
    expect((await load()).find(({ name }) => name === 'above')?.reason).toBe(
      'It needs the plugin below >=2.0.0, and 1.0.0 is there.',
    )
  })

  test('that need each other are told the whole circle', async () => {
    await give('a', { dependencies: { b: '*' } })
    await give('b', { dependencies: { c: '*' } })
    await give('c', { dependencies: { a: '*' } })
    expect((await load())[0]?.reason).toBe('It cannot be started before itself: a needs b needs c needs a.')
  })

  test('that are suspended rest, and so do those that need them', async () => {
    await give('above', { dependencies: { below: '*' } })
    await give('below')
    expect(
      await outcomes({
        rest: ({ name }) => (name === 'below' ? { state: 'suspended', reason: 'Put to rest.' } : undefined),
      }),
    ).toEqual([
      ['above', 'blocked', 'dependencies'],
      ['below', 'suspended', undefined],
    ])
  })

  test('whose later step fails are set aside with those behind them', async () => {
    await give('above', { dependencies: { below: '*' } })
    await give('below')
    await give('other')
    const tried: string[] = []
    const after = await passEach(await load(), 'migrations', async ({ name }) => {
      tried.push(name)
      if (name === 'below') throw new Error('The disk is full.')
    })
    expect(tried).toEqual(['below', 'other'])
    expect(after.map(({ name, state, reason }) => [name, state, reason])).toEqual([
      ['below', 'failed', 'Its tables could not be brought up to date: The disk is full.'],
      ['above', 'blocked', 'It needs the plugin below, which does not run.'],
      ['other', 'running', ''],
    ])
  })

  test('that do not run stop the start where all are required, and the one to blame is named', async () => {
    await give('above', { dependencies: { below: '*' } })
    await give('below', { core_version: '^9.0.0' })
    const plugins = await load()
    expect(() => requireAll(plugins)).toThrow('The plugin below does not run (incompatible, contract)')
  })
})
