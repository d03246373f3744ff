import { expect, test } from 'vitest'
import { plantTree } from './plant-tree.ts'
import { checkUnused } from './unused.ts'

const main = 'packages/server/src/main.ts'

test('an export, a file and a dependency that nobody uses, and an import that is not declared, are found', async () => {
  await using tree = await plantTree({
    [main]: "import { used } from './base/used.ts'\nimport 'left-pad'\n\nused()\n",
    'packages/server/src/base/used.ts': 'export function used(): void {}\nexport const spare = 1\n',
    'packages/server/src/base/alone.ts': 'export const alone = 1\n',
    'packages/server/package.json':
      '{ "name": "@shopdb/server", "version": "0.1.0", "type": "module", "dependencies": { "pino": "10.4.0" } }\n',
  })
  const found = (await checkUnused(tree.root)).filter(({ file }) => file.startsWith('packages/server'))
  expect(found.map(({ file, message }) => `${file.slice(16)} ${message}`).toSorted()).toEqual([
    'package.json pino is declared and nothing imports it.',
    'src/base/alone.ts Nothing imports this file.',
    'src/base/used.ts spare is exported and nobody imports it.',
    'src/main.ts left-pad is imported and not declared in the nearest package.json.',
  ])
})

test('what is used passes', async () => {
  await using tree = await plantTree({
    [main]: "import pino from 'pino'\nimport { used } from './base/used.ts'\n\nused(pino)\n",
    'packages/server/src/base/used.ts': 'export function used(_log: unknown): void {}\n',
    'packages/server/package.json':
      '{ "name": "@shopdb/server", "version": "0.1.0", "type": "module", "dependencies": { "pino": "10.4.0" } }\n',
  })
  const found = await checkUnused(tree.root)
  expect(found.filter(({ file }) => file.startsWith('packages/server'))).toEqual([])
})
