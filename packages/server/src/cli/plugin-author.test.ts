import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const program = join(import.meta.dirname, '../../bin/shopdb.js')
/** A check opens a site on each engine and a browser on each site. */
const patience = 90_000

describe('an author of a plugin', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shopdb-author-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const run = (words: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> =>
    new Promise((resolve) => {
      const env = { ...process.env, SHOPDB_DATA: join(folder, 'data'), DATABASE_URL: '' }
      const child = execFile(process.execPath, [program, ...words], { env, cwd: folder }, (_error, stdout, stderr) =>
        resolve({ code: child.exitCode, said: stdout + stderr }),
      )
    })

  test(
    'gets a plugin that passes all checks as it is written, on every engine that is here',
    async () => {
      expect(await run(['plugin', 'new', 'westcranes'])).toMatchObject({ code: 0 })
      const { code, said } = await run(['plugin', 'check', 'westcranes'])
      expect(said).toContain('ok    sqlite   Its own tests pass (westcranes.test.ts)')
      expect(said).toContain('Nothing has to be mended.')
      expect(said).not.toContain('MEND')
      expect(code).toBe(0)
    },
    patience,
  )

  test('adds a field as one line and one generated migration', async () => {
    const file = join(folder, 'westcranes', 'plugin.ts')
    const source = await readFile(file, 'utf8')
    await writeFile(
      file,
      source.replace('  fields: {\n', "  fields: {\n    reachmm: integer({ label: 'Reach', unit: 'mm' }),\n"),
    )
    const { said } = await run(['plugin', 'migration', 'westcranes'])
    expect(said).toContain('0002-add-reachmm.json')
    expect(await run(['plugin', 'migration', 'westcranes'])).toMatchObject({
      said: expect.stringContaining('nothing to write'),
    })
  })

  test(
    'is told what to mend and where, with an exit code for machines',
    async () => {
      await run(['plugin', 'new', 'brokencranes'])
      const file = join(folder, 'brokencranes', 'plugin.ts')
      const source = await readFile(file, 'utf8')
      await writeFile(
        file,
        source.replace('  duelists: [', "  dashboard: async () => [{ kind: 'statue' }] as never,\n  duelists: ["),
      )
      await writeFile(join(folder, 'brokencranes', 'more.test.ts'), "throw new Error('no crane hangs here')")
      const { code, said } = await run(['plugin', 'check', 'brokencranes'])
      expect(said).toMatch(/MEND {2}sqlite {3}Its widgets are shown on the home page\n.*kind must be one of stat/u)
      expect(said).toMatch(/MEND {2}sqlite {3}Its own tests pass[^]*no crane hangs here/u)
      expect(said).toMatch(/To mend: \d+\./u)
      expect(code).toBe(1)
    },
    patience,
  )

  test('is refused a name that is none, and a folder that is there', async () => {
    expect(await run(['plugin', 'new', 'West Cranes'])).toMatchObject({
      code: 1,
      said: expect.stringContaining('lowercase letters'),
    })
    expect(await run(['plugin', 'new', 'westcranes'])).toMatchObject({
      code: 1,
      said: expect.stringContaining('is there already'),
    })
    expect(await run(['plugin', 'check', 'nowhere'])).toMatchObject({
      code: 1,
      said: expect.stringContaining('neither a folder'),
    })
  })
})
