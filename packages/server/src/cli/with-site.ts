import { createLog } from '../base/log.ts'
import { openSite, type Site } from '../main/open-site.ts'
import type { Terminal } from './terminal.ts'

/** Opens the site for one job of a command, in `safemode` without plugins. Only warnings are told, on the error stream, so that the output is the command's own. */
export async function withSite(
  terminal: Terminal,
  job: (site: Site) => Promise<void>,
  environment = terminal.environment(),
  safemode = false,
): Promise<void> {
  const log = createLog({ level: 'warn', readable: true, write: (line) => void process.stderr.write(line) })
  const site = await openSite(environment, { log, safemode })
  try {
    await job(site)
  } finally {
    await site.close()
  }
}
