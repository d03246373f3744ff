import { mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkOwnTests } from './own-tests.ts'

const packages = join(import.meta.dirname, '../../../../../node_modules')

/** A folder with tests, and Vitest beside them where it is said. */
async function folderWith(files: Readonly<Record<string, string>>, hasVitest: boolean): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'shopdb-own-tests-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  if (hasVitest) await symlink(packages, join(folder, 'node_modules'))
  return folder
}

const plain = "import { test } from 'node:test'\ntest('cranes lift', () => undefined)\n"
const vitest = (right: number): string =>
  `import { expect, test } from 'vitest'\ntest('cranes hold ${right} t', () => expect(2).toBe(${right}))\n`
const patience = 60_000

test(
  'tests of a plugin are run by the runner that each is written for',
  async () => {
    const folder = await folderWith({ 'lift.test.ts': plain, 'hold.test.ts': vitest(2) }, true)
    expect(await checkOwnTests(folder)).toEqual([
      { what: 'Its own tests pass (lift.test.ts)' },
      { what: 'Its own tests pass (hold.test.ts)' },
    ])
  },
  patience,
)

test(
  'one that fails is told with its title',
  async () => {
    const folder = await folderWith({ 'hold.test.ts': vitest(3) }, true)
    expect(await checkOwnTests(folder)).toEqual([
      { what: 'Its own tests pass (hold.test.ts)', mend: expect.stringContaining('cranes hold 3 t') },
    ])
  },
  patience,
)

test(
  'they are told of a site, where there is one',
  async () => {
    const asking = "import { test } from 'node:test'\ntest('asks', () => fetch(process.env.SHOPDB_TEST_URL))\n"
    const folder = await folderWith({ 'ask.test.ts': asking }, false)
    const site = { SHOPDB_TEST_URL: 'data:text/plain,a%20site' }
    expect(await checkOwnTests(folder, site)).toEqual([{ what: 'Its own tests pass (ask.test.ts)' }])
    expect(await checkOwnTests(folder)).toEqual([{ what: 'Its own tests pass (ask.test.ts)', mend: expect.anything() }])
  },
  patience,
)

test('where there is no Vitest, that is said, and the others are run', async () => {
  const folder = await folderWith({ 'hold.test.ts': vitest(3) }, false)
  expect(await checkOwnTests(folder)).toEqual([
    {
      what: 'Its tests for Vitest were not run: there is no Vitest where it lies (hold.test.ts)',
    },
  ])
})

test('a plugin without tests is told to have none', async () => {
  expect(await checkOwnTests(await folderWith({ 'plugin.ts': '' }, false))).toEqual([
    { what: 'It has no tests of its own' },
  ])
})
