import { enableCompileCache } from 'node:module'
import { buildWeb, isWebStale } from './web-build.ts'

// `npm start`: builds the pages when they are missing or out of date, then serves in this same process.
enableCompileCache()
if (isWebStale() && !buildWeb()) process.stdout.write('The site starts without its pages; its API works.\n')
const { runCli } = await import('../packages/server/src/cli/cli.ts')
await runCli(['serve', ...process.argv.slice(2)])
