import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
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

  test(
    'finds the types of the contract and of the runtime in an editor',
    async () => {
      const compiler = join(import.meta.dirname, '../../../../node_modules/typescript/bin/tsc')
      const words = [compiler, '-p', join(folder, 'westcranes')]
      const said = await new Promise((resolve) =>
        execFile(process.execPath, words, (_error, stdout) => resolve(stdout)),
      )
      expect(said).toBe('')
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

  test('adds an index over fields of long names, and need not think of a name for the migration', async () => {
    const file = join(folder, 'westcranes', 'plugin.ts')
    const source = await readFile(file, 'utf8')
    const names = ['dayofthelastinspectionbyamaker', 'dayofthenextinspectionbyamaker']
    const fields = names.map((name) => `    ${name}: integer({ label: 'Day' }),\n`).join('')
    const wider = source.replace('  fields: {\n', `  fields: {\n${fields}`)
    await writeFile(file, wider)
    await run(['plugin', 'migration', 'westcranes'])
    await writeFile(file, wider.replace('  fields: {\n', `  indexes: [${JSON.stringify(names)}],\n  fields: {\n`))
    const { said } = await run(['plugin', 'migration', 'westcranes'])
    expect(said).toMatch(/0004-add-westcranes\w+-[0-9a-f]+\.json/u)
    await writeFile(file, source)
    await Promise.all(
      ['0003', '0004'].map(async (start) => {
        const made = (await readdir(join(folder, 'westcranes', 'migrations'))).find((name) => name.startsWith(start))
        await rm(join(folder, 'westcranes', 'migrations', made ?? ''))
      }),
    )
  })

  test('gives a field another name, and its values come along', async () => {
    const file = join(folder, 'westcranes', 'plugin.ts')
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('reachmm', 'spanmm'))
    const { said } = await run(['plugin', 'migration', 'westcranes', '--rename', 'westcranes.reachmm=spanmm'])
    expect(said).toContain('0003-rename-reachmm.json')
    const written = await readFile(join(folder, 'westcranes', 'migrations', '0003-rename-reachmm.json'), 'utf8')
    expect(written).toContain('{ "step": "copycolumn", "table": "westcranes", "from": "reachmm", "to": "spanmm" }')
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
        source.replace(
          '  duelists: [',
          `  dashboard: async () => [{ kind: 'statue' }] as never,
  health: async () => ({ ok: false, detail: 'The key of the gateway is not set.' }),
  routes: [
    {
      method: 'GET',
      path: '/hooks',
      permission: 'brokencranes.read',
      summary: 'Hooks',
      handle: async () => { throw new Error('no hook hangs here') },
    },
  ],
  duelists: [`,
        ),
      )
      await writeFile(join(folder, 'brokencranes', 'more.test.ts'), "throw new Error('no crane hangs here')")
      const { code, said } = await run(['plugin', 'check', 'brokencranes'])
      expect(said).toMatch(/MEND {2}sqlite {3}Its widgets are shown on the home page\n.*kind must be one of stat/u)
      expect(said).toMatch(/MEND {2}sqlite {3}GET \/api\/brokencranes\/hooks: it answers\n.*no hook hangs here/u)
      expect(said).toMatch(/MEND {2}sqlite {3}Its own tests pass[^]*no crane hangs here/u)
      expect(said).toMatch(/ok {4}sqlite {3}It says how it is, not set up: The key of the gateway is not set\./u)
      expect(said).toMatch(/To mend: \d+\./u)
      expect(code).toBe(1)
    },
    patience,
  )

  test(
    'says what people read for it, in whatever words',
    async () => {
      const title = "Operators' air compressors"
      expect(await run(['plugin', 'new', 'westair', '--title', title])).toMatchObject({ code: 0 })
      const read = (file: string) => readFile(join(folder, 'westair', file), 'utf8')
      expect(JSON.parse(await read('manifest.json'))).toMatchObject({ name: 'westair', title })
      expect(await read('plugin.ts')).toContain(String.raw`label: 'Operators\' air compressor'`)
      // A field that is added does not make the test that came along fail.
      const field = "  fields: {\n    reachmm: integer({ label: 'Reach', unit: 'mm' }),\n"
      await writeFile(join(folder, 'westair', 'plugin.ts'), (await read('plugin.ts')).replace('  fields: {\n', field))
      await run(['plugin', 'migration', 'westair'])
      const { code, said } = await run(['plugin', 'check', 'westair'])
      expect(said).toContain('Nothing has to be mended.')
      expect(code).toBe(0)
    },
    patience,
  )

  test('is refused a title of several lines', async () => {
    expect(await run(['plugin', 'new', 'easthoists', '--title', 'East\nhoists'])).toMatchObject({
      code: 1,
      said: expect.stringContaining("such as 'Air compressors'"),
    })
  })

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
