import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { viteProgram } from './web-build.ts'

// `npm run dev`: the server, started anew when its code changes, and the pages, which change in the open browser.
const root = join(import.meta.dirname, '..')
const port = process.env['PORT'] ?? '5001'

process.stdout.write(`The server answers on port ${port}; open the pages at the address that Vite prints.\n`)
const server = run(['--watch', join(root, 'packages/server/bin/shopdb.js'), 'serve'], root)
const pages = run([viteProgram()], join(root, 'packages/web'))

// Neither is of use without the other.
server.on('exit', () => pages.kill())
pages.on('exit', () => server.kill())
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => [server, pages].forEach((one) => one.kill(signal)))

function run(words: readonly string[], folder: string): ChildProcess {
  const env = { SHOPDB_ENV: 'development', ...process.env, PORT: port }
  return spawn(process.execPath, words, { cwd: folder, stdio: 'inherit', env })
}
