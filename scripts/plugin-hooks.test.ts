import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contractversion } from '@shopdb/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { coredeclarations, coreprefixes } from '../packages/server/src/main/core.ts'
import { loadPlugins } from '../packages/server/src/plugins/load.ts'
import { runTool } from './check/program.ts'
import { blocksOf } from './page-blocks.ts'

const root = join(import.meta.dirname, '..')
const page = await readFile(join(root, 'docs/PLUGIN-HOOKS.md'), 'utf8')
const [shared, ...examples] = blocksOf(page, 'ts')
const manifest = {
  name: 'forklifts',
  version: '1.0.0',
  title: 'Forklifts',
  core_version: '>=0.1.0,<1.0.0',
  api_prefix: '/api/forklifts',
}

/** The examples as a reader has them, each in a folder of its own. */
let folder = ''
const folderOf = (at: number): string => join(folder, `example${at}`)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shopdb-hooks-'))
  for (const [at, { text }] of examples.entries()) {
    await mkdir(folderOf(at))
    await writeFile(join(folderOf(at), 'manifest.json'), JSON.stringify(manifest))
    await writeFile(join(folderOf(at), 'forklift.ts'), shared?.text ?? '')
    await writeFile(join(folderOf(at), 'plugin.ts'), text)
  }
})

afterAll(() => rm(folder, { recursive: true }))

test('every hook of the table has a section with an example', () => {
  const named = [...page.matchAll(/\]\(#([a-z-]+)\)/gu)].map(([, section]) => section)
  const sections = [...page.matchAll(/^## (.+)\n\n```ts$/gmu)].map(([, title = '']) => title.replaceAll(' ', '-'))
  expect(new Set(named)).toEqual(new Set(sections))
  expect(examples).toHaveLength(sections.length)
})

test.each([...examples.entries()])('example %i passes every check of a site', async (at) => {
  const [plugin] = await loadPlugins({
    folders: [folderOf(at)],
    core: coredeclarations,
    prefixes: coreprefixes,
    contractversion,
    rest: () => undefined,
  })
  expect(plugin).toMatchObject({ name: 'forklifts', state: 'running', reason: '' })
})

test('the examples pass the compiler', async () => {
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  // The folders have no package.json, by which the compiler could tell what kind of module they are.
  const compilerOptions = { module: 'preserve', moduleResolution: 'bundler' }
  const settings = { extends: join(root, 'tsconfig.base.json'), compilerOptions, include: ['example*/*.ts'] }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(settings))
  const { code, out } = await runTool(root, 'typescript-7/bin/tsc', ['--project', folder])
  expect(out).toBe('')
  expect(code).toBe(0)
})
