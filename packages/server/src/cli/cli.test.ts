import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const program = join(import.meta.dirname, '../../bin/shopdb.js')

describe('the command line', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shopdb-cli-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  /** Runs one command as a person does; `typed` comes in through a pipe. */
  function run(
    words: string,
    typed = '',
    own: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
    return new Promise((resolve) => {
      const env = { ...process.env, SHOPDB_DATA: folder, DATABASE_URL: '', ...own }
      const child = execFile(process.execPath, [program, ...words.split(' ')], { env }, (_error, stdout, stderr) =>
        resolve({ code: child.exitCode, stdout, stderr }),
      )
      child.stdin?.end(typed)
    })
  }

  test('lists its commands', async () => {
    const { code, stdout } = await run('--help')
    expect(code).toBe(0)
    for (const command of [
      'serve',
      'db status',
      'db migrate',
      'migration new',
      'seed sample',
      'user create',
      'plugin list',
      'job list',
      'import legacy',
      'audit verify',
      'files tidy',
      'search rebuild',
    ]) {
      expect(stdout).toContain(`  ${command}`)
    }
  })

  test('knows which migrations are applied before and after they are', async () => {
    const before = await run('db status')
    expect(before).toMatchObject({ code: 1, stdout: expect.stringContaining('core/0001-core  pending') })
    const migrated = await run('db migrate')
    expect(migrated).toMatchObject({ code: 0, stdout: expect.stringContaining('core/0001-core  applied') })
    const after = await run('db status')
    expect(after).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/equipment\/0001-equipment {2}applied \d{4}-/u),
    })
    expect(after.stdout).not.toContain('pending')
  })

  test.each(['migration new more', 'migration new more --plugin equipment'])(
    'has nothing to write for %s: migrations arrive at what is declared',
    async (command) => {
      expect(await run(command)).toMatchObject({
        code: 0,
        stdout: 'The migrations there are arrive at what is declared; nothing to write.\n',
      })
    },
  )

  test('lists plugins with their state', async () => {
    expect(await run('plugin list')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^equipment +0\.1\.0 .* running$/mu),
    })
  })

  test('runs scheduled work at once, and tells how it went last', async () => {
    const before = await run('job list')
    expect(before).toMatchObject({ code: 0, stdout: expect.stringMatching(/^job +for +schedule +next +last run/u) })
    const [name = ''] = /^printers\.forget\.\S+/mu.exec(before.stdout) ?? []
    expect(await run(`job run ${name}`)).toMatchObject({ code: 0, stdout: `The job ${name} went well.\n` })
    const line = new RegExp(`^${name} +Take away .* Every day at 03:40 .*\\d{4}, \\d\\d:\\d\\d +well$`, 'mu')
    expect(await run('job list')).toMatchObject({ code: 0, stdout: expect.stringMatching(line) })
    expect(await run('job run printers.sing')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no job printers.sing; there are'),
    })
  })

  test('makes users, with a password out of a pipe or made up, and gives them another', async () => {
    expect(await run('user create ada --role admin', 'a horse with 4 batteries\n')).toMatchObject({
      code: 0,
      stdout: 'The user ada is made, with the role admin.\n',
    })
    expect(await run('user create ada --generate')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('must be unique'),
    })
    expect(await run('user reset ada --generate')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/It is: \S{20}\n$/u),
    })
    expect(await run('user create bob', '\n')).toMatchObject({ code: 1, stderr: expect.stringContaining('password') })
  })

  test('fills a site with samples once, and the log of it holds', async () => {
    expect((await run('seed sample')).stdout).toMatch(/^Sample data: \d{3} rows added/u)
    expect((await run('seed sample')).stdout).toMatch(/^Sample data: 0 rows added/u)
    expect(await run('audit verify')).toMatchObject({ code: 0, stdout: expect.stringContaining('The log holds') })
  }, 120_000)

  test('takes away contents of files that nothing refers to, and says first what it would take', async () => {
    expect(await run('files tidy --dry-run')).toMatchObject({
      code: 0,
      stdout: '0 contents, 0 bytes would be taken away.\n',
    })
    expect(await run('files tidy')).toMatchObject({ code: 0, stdout: '0 contents, 0 bytes were taken away.\n' })
  })

  test('puts a plugin to rest whose code never ends, and wakes it', async () => {
    const endless = join(folder, 'own', 'endless')
    await mkdir(endless, { recursive: true })
    const manifest = {
      name: 'endless',
      version: '1.0.0',
      title: 'Endless',
      core_version: '>=0.3.0',
      api_prefix: '/api/endless',
    }
    await writeFile(join(endless, 'manifest.json'), JSON.stringify(manifest))
    await writeFile(join(endless, 'plugin.ts'), 'for (;;);')
    const own = { SHOPDB_PLUGINS: endless }
    expect(await run('plugin disable endless', '', own)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('The plugin endless is put to rest.'),
    })
    expect(await run('plugin list', '', own)).toMatchObject({ stdout: expect.stringMatching(/endless .* suspended/u) })
    expect(await run('plugin disable equipment', '', own)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is needed by measuringtools'),
    })
    expect(await run('plugin enable endless', '', own)).toMatchObject({ code: 0 })
    await rm(endless, { recursive: true })
  }, 60_000)

  test('ends with 1 and one line for what it does not know', async () => {
    expect(await run('db nonsense')).toMatchObject({ code: 1, stderr: "error: unknown command 'nonsense'\n" })
    expect(await run('migration new more --plugin ghosts')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^There is no plugin ghosts here; there are .*equipment.*\.\n$/u),
    })
    expect(await run('import legacy --from mysql://shop@127.0.0.1:1/old')).toMatchObject({ code: 1, stdout: '' })
  })
})
