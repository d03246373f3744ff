import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Finding, look, well } from './finding.ts'

const run = promisify(execFile)
const sharing = fileURLToPath(new URL('../../plugins/share.ts', import.meta.url))
const patience = 120_000

/** Runs the tests that lie in the plugin's folder, with the contract of this site. Those of another runner are left to it. */
export async function checkOwnTests(folder: string): Promise<Finding> {
  const files = (await readdir(folder)).filter((name) => /\.test\.[jt]s$/u.test(name))
  if (files.length === 0) return well('It has no tests of its own')
  return await look(`Its own tests pass (${files.join(', ')})`, async () => {
    const words = ['--import', sharing, '--test', '--test-reporter', 'spec', ...files.map((name) => join(folder, name))]
    // Inside another test run the runner would only tell that one.
    const { NODE_TEST_CONTEXT: _context, ...env } = process.env
    await run(process.execPath, words, { cwd: folder, timeout: patience, env }).catch((cause: unknown) => {
      const isTold = cause instanceof Error && 'stdout' in cause && 'stderr' in cause
      const said = isTold ? `${String(cause.stderr)}\n${String(cause.stdout)}` : String(cause)
      throw new Error(said.trim().slice(-1500))
    })
  })
}
