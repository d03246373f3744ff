import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

// Builds the pages and drives the running product in a browser. Words behind `npm run e2e --` go to Playwright.

const root = join(import.meta.dirname, '..')
const chromium = process.env['SHOPDB_CHROMIUM'] ?? '/usr/bin/chromium'

process.exitCode = main()

function main(): number {
  if (!existsSync(chromium)) {
    console.error(`${chromium} is not there. Install the package chromium, or name another browser in SHOPDB_CHROMIUM.`)
    return 1
  }
  return run('npm', ['run', '-s', 'build']) || run(process.execPath, playwrightWords())
}

function playwrightWords(): readonly string[] {
  return [join(root, 'node_modules/@playwright/test/cli.js'), 'test', ...process.argv.slice(2)]
}

function run(program: string, words: readonly string[]): number {
  return spawnSync(program, words, { cwd: root, stdio: 'inherit' }).status ?? 1
}
