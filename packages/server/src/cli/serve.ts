import { flushCompileCache } from 'node:module'
import type { Command } from 'commander'
import { type Shop, startShop } from '../main.ts'
import { useSiteProxy } from '../plugins/outgoing.ts'
import type { Environment } from '../settings/environment.ts'
import { watchPace } from './pace.ts'
import { watchStrays } from './strays.ts'
import type { Terminal } from './terminal.ts'

/** Milliseconds that a stop may take before the process ends all the same. */
const patience = 15_000
/** Milliseconds after a start until people have their first pages. */
const calm = 3000

/** `shopdb serve`: what `npm start` runs once the pages are built. */
export function addServe(program: Command, terminal: Terminal): void {
  program
    .command('serve', { isDefault: true })
    .description('start the site')
    .option('--safe-mode', 'load no plugin', false)
    .action(({ safeMode }: { readonly safeMode: boolean }) => serve(terminal, safeMode))
}

/** Starts the site and keeps it until the process is told to end; an administrator may have it start again. */
export async function serve(terminal: Terminal, safemode = false): Promise<void> {
  useSiteProxy(process.env)
  watchPace()
  const strays = watchStrays()
  const running: Running = { shop: await open(terminal.environment()) }
  async function open(environment: Environment): Promise<Shop> {
    const shop = await startShop(environment, { ...strays, safemode, restart: () => void again() })
    terminal.say(shop.announcement)
    warmUp(shop)
    return shop
  }
  async function again(): Promise<void> {
    const { site, port } = running.shop
    const { log } = site
    try {
      await running.shop.stop()
      // Where any free port was asked for, people go on knocking at the one they know.
      running.shop = await open({ ...terminal.environment(), port })
    } catch (error) {
      log.error('The site could not be started again.', { error })
      process.exit(1)
    }
  }
  flushCompileCache()
  stopOnSignal(running)
}

/** The first search need not wait for the texts; they are read when the first pages have been answered. */
function warmUp({ site }: Shop): void {
  // A shop that has stopped meanwhile needs none.
  setTimeout(() => void Promise.resolve(site.finder.book()).catch(() => undefined), calm).unref()
}

/** The shop that this process serves now. */
interface Running {
  shop: Shop
}

/** The first signal stops in order, a second one at once. */
function stopOnSignal(running: Running): void {
  let isStopping = false
  const stop = (): void => {
    if (isStopping) process.exit(1)
    isStopping = true
    setTimeout(() => process.exit(1), patience).unref()
    running.shop.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        running.shop.site.log.error('The site did not stop in order.', { error })
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
}
