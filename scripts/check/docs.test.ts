import { expect, test } from 'vitest'
import { checkDocs } from './docs.ts'
import { plantTree } from './plant-tree.ts'

const code = {
  'packages/contract/src/errors.ts': 'export const errorcodes = { invalid: 400, stale: 412 }\n',
  'packages/server/src/settings/environment.ts':
    "export const environmentvariables = [{ variable: 'PORT', default: '5001', sentence: 'The port.' }]\n",
}

test('a code, a setting or a default that the pages do not say, or say wrongly, is found', async () => {
  await using tree = await plantTree({
    ...code,
    'docs/errors.md': '| `invalid` | 422 | wrong |\n| `odd` | 418 | a teapot |\n',
    'docs/settings.md': '| `PORT` | `5000` | a number | The port. |\n',
    '.env.example': '# The door.\n# PORT=5001\n# COLOR=red\n',
  })
  expect((await checkDocs(tree.root)).map(({ file, message }) => `${file}: ${message}`)).toEqual([
    'docs/errors.md: Needs the row | invalid | 400 | with the first as code',
    'docs/errors.md: Needs the row | stale | 412 | with the first as code',
    'docs/errors.md: odd is not in the code.',
    'docs/settings.md: Needs the row | PORT | 5001 | with the first as code',
    '.env.example: Does not say of PORT: The port.',
    '.env.example: COLOR is not in the code.',
  ])
})

test('pages that say the same as the code pass', async () => {
  await using tree = await plantTree({
    ...code,
    'docs/errors.md': '| `urn:shopdb:invalid` | 400 | wrong |\n| `stale` | 412 | changed meanwhile |\n',
    'docs/settings.md': '| `PORT` | `5001` | a number | The port. |\n',
    '.env.example': '# The port.\nPORT=5001\n',
  })
  expect(await checkDocs(tree.root)).toEqual([])
})

test('a file that the README of a plugin names, and that is gone, is found', async () => {
  await using tree = await plantTree({
    'plugins/hoists/hoist.ts': 'export const hoist = 1\n',
    'plugins/hoists/web/index.ts': 'export const web = 1\n',
    'plugins/hoists/README.md': '`hoist.ts` declares, `index.ts` draws, `swing.ts` swings; `*-rule.ts` are rules.\n',
  })
  expect(await checkDocs(tree.root)).toEqual([
    { file: 'plugins/hoists/README.md', message: "swing.ts is not in the plugin's folder." },
  ])
})

test('a page of bundled plugins that tells other numbers of lines than they have is found', async () => {
  const plugin = { 'plugins/hoists/plugin.ts': "export const hoist = { name: 'hoist' }\n" }
  const head =
    '| plugin | declaration | rules | hooks | declared | sample | tests |\n| --- | --- | --- | --- | --- | --- | --- |\n'
  await using old = await plantTree({ ...plugin, 'docs/plugins.md': `${head}| hoists | 7 | 0 | 0 | 100 % | 0 | 0 |\n` })
  expect((await checkDocs(old.root)).map(({ file }) => file)).toContain('docs/plugins.md')
  await using now = await plantTree({
    ...plugin,
    'docs/plugins.md': `${head}| hoists | 1 | 0 | 0 | 100 % | 0 | 0 |\n| all | 1 | 0 | 0 | 100 % | 0 | 0 |\n`,
  })
  expect((await checkDocs(now.root)).map(({ file }) => file)).not.toContain('docs/plugins.md')
})
