import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contractversion } from '@shopdb/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { coredeclarations, coreprefixes } from '../packages/server/src/main/core.ts'
import { loadPlugins } from '../packages/server/src/plugins/load.ts'
import { runTool } from './check/program.ts'

const root = join(import.meta.dirname, '..')

/** The plugin of README.md as its reader has it: a folder with the two files that stand there. */
const reader = { folder: '', files: { 'manifest.json': '', 'plugin.ts': '' } }

beforeAll(async () => {
  const page = await readFile(join(root, 'README.md'), 'utf8')
  for (const [, file = '', text = ''] of page.matchAll(/^`forklifts\/([\w.]+)`:\n\n```\w+\n(.*?)^```/gmsu)) {
    if (file === 'manifest.json' || file === 'plugin.ts') reader.files[file] = text
  }
  reader.folder = await mkdtemp(join(tmpdir(), 'shopdb-readme-'))
  await mkdir(join(reader.folder, 'forklifts'))
  for (const [file, text] of Object.entries(reader.files)) await writeFile(join(reader.folder, 'forklifts', file), text)
})

afterAll(() => rm(reader.folder, { recursive: true }))

test('the plugin has at most 25 lines', () => {
  const lines = Object.values(reader.files).map((text) => text.trim().split('\n').length)
  expect(Math.min(...lines)).toBeGreaterThan(5)
  expect(lines.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(25)
})

test('the plugin passes every check of a site', async () => {
  const [plugin] = await loadPlugins({
    folders: [reader.folder],
    core: coredeclarations,
    prefixes: coreprefixes,
    contractversion,
    rest: () => undefined,
  })
  expect(plugin).toMatchObject({ name: 'forklifts', state: 'running', reason: '' })
  expect(plugin?.plugin?.assettypes?.map(({ table }) => table)).toEqual(['forklifts'])
})

test('the plugin passes the compiler', async () => {
  await symlink(join(root, 'node_modules'), join(reader.folder, 'node_modules'))
  // The folder has no package.json, by which the compiler could tell what kind of module it is.
  const compilerOptions = { module: 'preserve', moduleResolution: 'bundler' }
  const settings = { extends: join(root, 'tsconfig.base.json'), compilerOptions, include: ['forklifts'] }
  await writeFile(join(reader.folder, 'tsconfig.json'), JSON.stringify(settings))
  const { code, out } = await runTool(root, 'typescript-7/bin/tsc', ['--project', reader.folder])
  expect(out).toBe('')
  expect(code).toBe(0)
})
