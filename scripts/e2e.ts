import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromiumProgram } from './chromium.ts'
import { buildWeb, isWebStale } from './web-build.ts'

// Builds the pages and drives the running product in a browser. Words behind `npm run e2e --` go to Playwright.

const root = join(import.meta.dirname, '..')

process.exitCode = main()

function main(): number {
  if (!existsSync(chromiumProgram)) {
    console.error(
      `${chromiumProgram} is not there. Install the package chromium-headless-shell or chromium, or name another browser in SHOPDB_CHROMIUM.`,
    )
    return 1
  }
  if (isWebStale() && !buildWeb()) return 1
  return runPlaywright(process.argv.slice(2))
}

function runPlaywright(words: readonly string[]): number {
  const program = join(root, 'node_modules/@playwright/test/cli.js')
  return spawnSync(process.execPath, [program, 'test', ...words], { cwd: root, stdio: 'inherit' }).status ?? 1
}
