import { existsSync } from 'node:fs'

const known = ['/usr/lib/chromium/chromium-headless-shell', '/usr/bin/chromium']

/** The browser that stories are told in: the one without windows where there is one, for it needs half the work. */
export const chromiumProgram =
  process.env['SHOPDB_CHROMIUM'] ?? known.find((program) => existsSync(program)) ?? '/usr/bin/chromium'
