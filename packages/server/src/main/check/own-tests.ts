import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Finding, look, well } from './finding.ts'

const run = promisify(execFile)
const sharing = fileURLToPath(new URL('../../plugins/share.ts', import.meta.url))
const patience = 300_000

/**
 * Runs the tests that lie in the plugin's folder: those written for Vitest by it, all others by the runtime's own runner. `told` is
 * in their environment.
 */
export async function checkOwnTests(folder: string, told: Told = {}): Promise<readonly Finding[]> {
  const files = (await readdir(folder)).filter((name) => /\.test\.[jt]s$/u.test(name)).toSorted()
  if (files.length === 0) return [well('It has no tests of its own')]
  const forVitest = await Promise.all(files.map((name) => isForVitest(join(folder, name))))
  const [vitests, others] = [files.filter((_, at) => forVitest[at]), files.filter((_, at) => !forVitest[at])]
  return [
    ...(others.length > 0 ? [await look(toldOf(others), () => runPlain({ folder, told }, others))] : []),
    ...(vitests.length > 0 ? [await checkVitests({ folder, told }, vitests)] : []),
  ]
}

type Told = Readonly<Record<string, string>>

/** Whose tests they are, and what they are told. */
interface Own {
  readonly folder: string
  readonly told: Told
}

const toldOf = (files: readonly string[]): string => `Its own tests pass (${files.join(', ')})`

async function isForVitest(file: string): Promise<boolean> {
  return /from\s+['"]vitest['"]/u.test(await readFile(file, 'utf8'))
}

/** With the contract of this site. */
async function runPlain({ folder, told }: Own, files: readonly string[]): Promise<void> {
  const names = files.map((name) => join(folder, name))
  await runTests({ folder, told }, ['--import', sharing, '--test', '--test-reporter', 'spec', ...names])
}

/** Vitest is nothing that a site has; it is there where plugins are worked on. */
async function checkVitests({ folder, told }: Own, files: readonly string[]): Promise<Finding> {
  const program = findVitest(folder)
  if (program === undefined)
    return well(`Its tests for Vitest were not run: there is no Vitest where it lies (${files.join(', ')})`)
  const names = files.map((name) => join(folder, name))
  return await look(toldOf(files), () =>
    runTests({ folder: homeOf(folder), told }, [program, 'run', '--reporter', 'default', '--no-color', ...names]),
  )
}

/** The program of the package that a test in the folder would import. */
function findVitest(folder: string): string | undefined {
  try {
    const manifest = createRequire(join(folder, 'manifest.json')).resolve('vitest/package.json')
    return join(dirname(manifest), 'vitest.mjs')
  } catch {
    return undefined
  }
}

/** Where the tests are set up: the nearest folder above with a configuration of Vitest, else the plugin's own. */
function homeOf(folder: string): string {
  const names = ['ts', 'mts', 'js', 'mjs'].map((ending) => `vitest.config.${ending}`)
  for (let at = folder; ; at = dirname(at)) {
    if (names.some((name) => existsSync(join(at, name)))) return at
    if (at === dirname(at)) return folder
  }
}

async function runTests({ folder, told }: Own, words: readonly string[]): Promise<void> {
  await run(process.execPath, [...words], {
    cwd: folder,
    timeout: patience,
    env: { ...ownEnvironment(), ...told },
  }).catch((cause: unknown) => {
    const isTold = cause instanceof Error && 'stdout' in cause && 'stderr' in cause
    const said = isTold ? `${String(cause.stderr)}\n${String(cause.stdout)}` : String(cause)
    throw new Error(theFailures(said.trim()))
  })
}

const mostsaid = 1500

/** The one runner tells what failed from a heading on, the other at its end. */
function theFailures(said: string): string {
  const start = said.indexOf('FAIL ')
  return start === -1 ? said.slice(-mostsaid) : said.slice(start, start + mostsaid)
}

/** Inside another test run the runners would take themselves for a part of that one. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(?:NODE_TEST_CONTEXT|VITEST.*|TEST|NODE_ENV)$/u
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)))
}
