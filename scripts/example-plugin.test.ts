import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forklift } from '../examples/forklifts/plugin.ts'
import { checkOwnTests } from '../packages/server/src/main/check/own-tests.ts'

const example = join(import.meta.dirname, '../examples/forklifts')
const written = async (file: string): Promise<number> => {
  const text = await readFile(join(example, file), 'utf8')
  return text.split('\n').filter((line) => line.trim() !== '').length
}

describe('the example of a plugin', () => {
  let folder = ''
  beforeAll(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'shopdb-example-')), 'forklifts')
    await cp(example, folder, { recursive: true })
  })
  afterAll(() => rm(join(folder, '..'), { recursive: true }))

  test('is written by hand in two files of at most 40 lines, with six fields', async () => {
    expect(Object.keys(forklift.fields)).toHaveLength(6)
    expect((await written('manifest.json')) + (await written('plugin.ts'))).toBeLessThanOrEqual(40)
    const others = (await readdir(example)).filter((file) => file !== 'manifest.json' && file !== 'plugin.ts')
    expect(others.toSorted()).toEqual(['README.md', 'forklift.test.ts', 'migrations'])
  })

  test('passes its own tests where its author has it, outside of the product', async () => {
    expect(await checkOwnTests(folder)).toEqual([{ what: 'Its own tests pass (forklift.test.ts)' }])
  })
})
