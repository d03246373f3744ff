import { spawnSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const web = join(root, 'packages/web')

/** What the pages are made from. */
const sources = [
  'packages/web/{src,public}/**/*',
  'packages/web/*.{html,ts,json}',
  'packages/{kit,contract}/src/**/*',
  'package-lock.json',
]

/** Whether the pages were never built, or something they are made from has changed since. */
export function isWebStale(): boolean {
  const built = join(web, 'dist/index.html')
  if (!existsSync(built)) return true
  const since = statSync(built).mtimeMs
  return globSync(sources, { cwd: root }).some((file) => statSync(join(root, file)).mtimeMs > since)
}

/** Builds the pages and says so; gives whether it worked. What the builder has to say is shown only when it fails. */
export function buildWeb(): boolean {
  process.stdout.write('Building the pages; this is needed once and takes about half a minute ... ')
  const begun = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, [viteProgram(), 'build', '--logLevel', 'warn'], {
    cwd: web,
    encoding: 'utf8',
  })
  const seconds = ((performance.now() - begun) / 1000).toFixed(0)
  process.stdout.write(status === 0 ? `done in ${seconds} s.\n` : `failed.\n\n${stdout}${stderr}\n`)
  return status === 0
}

/** Vite as the web package has it. */
export function viteProgram(): string {
  return join(createRequire(join(web, 'package.json')).resolve('vite/package.json'), '../bin/vite.js')
}
