import type { SiteOptions } from '../main/open-site.ts'

type Opened = NonNullable<SiteOptions['opened']>
type Watched = Pick<Parameters<Opened>[0], 'hooks' | 'log' | 'plugins'>

/**
 * Looks after errors that nobody caught. What code of a plugin throws from a timer or a socket, or leaves in a promise that
 * it forgot, is noted under its name and costs nothing else. Any other error that was thrown says that this program is not as it
 * should be: it ends, for whoever looks after it to start it again.
 */
export function watchStrays(): { readonly opened: Opened } {
  const watched: { site?: Watched } = {}
  process.on('unhandledRejection', (error) => void tell(watched.site, error))
  process.on('uncaughtException', (error) => {
    if (tell(watched.site, error) === undefined) process.exit(1)
  })
  // Nobody reads the log any more: what is told of that would fail in its turn.
  process.stdout.on('error', () => process.exit(1))
  return { opened: (site) => void (watched.site = site) }
}

function tell(site: Watched | undefined, error: unknown): string | undefined {
  const plugin = site && (site.hooks.stray(error) ?? ownerOf(site, error))
  if (site) site.log.error('An error was thrown that nobody caught.', { plugin, error })
  else console.error(error)
  return plugin
}

/** What a plugin began when it was imported is known by its folder. */
function ownerOf({ plugins }: Watched, error: unknown): string | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return plugins.find(({ folder }) => stack.includes(`${folder}/`))?.name
}
