import { expect, test } from 'vitest'
import { plantTree } from './plant-tree.ts'
import { checkRooms } from './rooms.ts'

const one = 'export const one = 1\n'
const base = {
  'packages/contract/src/index.ts': one,
  'packages/contract/src/inner.ts': one,
  'packages/kit/src/index.ts': one,
  'packages/server/src/base/one.ts': one,
  'packages/server/src/changes/one.ts': one,
  'packages/server/src/main.ts': one,
  'packages/server/src/search/one.ts': one,
  'packages/server/src/testing/index.ts': one,
  'packages/web/src/main.ts': one,
  'plugins/printers/plugin.ts': one,
  'plugins/usb/package.json': '{ "name": "@shopdb/plugin-usb", "dependencies": { "@shopdb/contract": "0.1.0" } }\n',
  'plugins/usb/web/index.ts': one,
}

type Imports = Readonly<Record<string, string>>

const forbidden: Imports = {
  'packages/server/src/base/to-main.ts': '../main.ts',
  'packages/server/src/database/to-changes.ts': '../changes/one.ts',
  'packages/server/src/map/to-neighbour.ts': '../search/one.ts',
  'packages/server/src/base/to-testing.ts': '../testing/index.ts',
  'packages/server/src/base/to-kit.ts': '@shopdb/kit',
  'packages/server/src/base/to-undeclared.ts': 'left-pad',
  'packages/server/src/base/to-development.ts': 'vitest',
  'packages/contract/src/to-server.ts': '../../server/src/base/one.ts',
  'packages/kit/src/to-web.ts': '../../web/src/main.ts',
  'packages/web/src/to-server.ts': '../../server/src/base/one.ts',
  'packages/web/src/to-inside.ts': '../../contract/src/inner.ts',
  'plugins/usb/to-server.ts': '../../packages/server/src/base/one.ts',
  'plugins/usb/to-kit.ts': '@shopdb/kit',
  'plugins/usb/to-testing.ts': '@shopdb/server/testing',
  'plugins/usb/to-plugin.ts': '../printers/plugin.ts',
  'plugins/usb/to-its-web.ts': './web/index.ts',
  'plugins/usb/to-undeclared.ts': 'fastify',
  'e2e/to-server.ts': '../packages/server/src/base/one.ts',
  'bench/to-contract.ts': '@shopdb/contract',
}

const allowed: Imports = {
  'packages/server/src/http/down.ts': '../base/one.ts',
  'packages/server/src/cli/to-main.ts': '../main.ts',
  'packages/server/src/base/to-testing.test.ts': '../testing/index.ts',
  'packages/server/src/base/to-development.test.ts': 'vitest',
  'packages/server/src/http/to-declared.ts': 'fastify',
  'packages/server/src/http/to-contract.ts': '@shopdb/contract',
  'packages/web/src/to-kit.ts': '@shopdb/kit',
  'plugins/usb/to-contract.ts': '@shopdb/contract',
  'plugins/usb/web/to-kit.ts': '@shopdb/kit',
  'plugins/usb/to-testing.test.ts': '@shopdb/server/testing',
  'e2e/to-playwright.ts': '@playwright/test',
}

async function refusedIn(imports: Imports): Promise<readonly string[]> {
  const sources = Object.entries(imports).map(([file, imported]) => [file, `export * from '${imported}'\n`])
  await using tree = await plantTree({ ...base, ...Object.fromEntries(sources) })
  return [...new Set((await checkRooms(tree.root)).map(({ file }) => file))].toSorted()
}

test('what a room may not know, and what stands above or beside on the stairs, is refused', async () => {
  expect(await refusedIn(forbidden)).toEqual(Object.keys(forbidden).toSorted())
})

test('what a room may know, and what stands below on the stairs, is taken', async () => {
  expect(await refusedIn(allowed)).toEqual([])
})

test('two files that import each other are a ring, even if only for their types', async () => {
  await using tree = await plantTree({
    'packages/server/src/base/left.ts': "import type { Right } from './right.ts'\nexport type Left = Right\n",
    'packages/server/src/base/right.ts': "import type { Left } from './left.ts'\nexport type Right = Left\n",
  })
  expect((await checkRooms(tree.root))[0]?.message).toContain('left.ts -> packages/server/src/base/right.ts')
})
