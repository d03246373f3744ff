import { conflict } from '@shopdb/contract'
import type { Answer, Route } from '../access/route.ts'
import type { PluginHost } from '../plugins/host.ts'
import { readLedger } from '../plugins/ledger.ts'
import type { Site } from './open-site.ts'
import { restPlugin } from './plugin-life.ts'

const permission = { name: 'plugins.write', least: 'admin' } as const
const tag = 'Plugins'

/** What an administrator does to plugins from the page; all of it is followed when the site starts again. */
export function lifeRoutes(site: Site, host: PluginHost, restart: (() => void) | undefined): readonly Route[] {
  const rest = (isResting: boolean): Route => ({
    method: 'POST',
    path: `/api/plugins/:name/${isResting ? 'disable' : 'enable'}`,
    permission,
    doc: {
      tag,
      summary: isResting ? 'Put a plugin to rest; its data stays' : 'Wake a plugin that was put to rest',
      description: 'The site follows when it starts again: POST /api/plugins/restart.',
      answer: { schema: { type: 'object' } },
    },
    handle: async ({ params }) => {
      await restPlugin({ ...site, plugins: host.list() }, params['name'] ?? '', isResting)
      return { body: { restartneeded: true } }
    },
  })
  return [
    rest(true),
    rest(false),
    {
      method: 'GET',
      path: '/api/plugins/wanted',
      permission: { name: 'plugins.read', least: 'admin' },
      doc: { tag, summary: 'Whether a restart would change which plugins run', answer: { schema: { type: 'object' } } },
      handle: () => answerWanted(site, host),
    },
    {
      method: 'POST',
      path: '/api/plugins/restart',
      permission,
      doc: {
        tag,
        summary: 'Start the site again, after everything that was asked for is answered',
        answer: { status: 202 },
      },
      handle: async () => startAgain(site, restart),
    },
  ]
}

/** What is wanted of each plugin, beside what it is now. */
async function answerWanted({ database }: Site, host: PluginHost): Promise<Answer> {
  const ledger = await readLedger(database)
  const pending = host.list().flatMap(({ name, state }) => {
    const wanted = ledger.get(name)?.wanted
    const isChange = (wanted === 'suspended' && state === 'running') || (wanted === 'running' && state === 'suspended')
    return isChange ? [{ name, wanted }] : []
  })
  return { body: { restartneeded: pending.length > 0, pending } }
}

function startAgain({ log }: Site, restart: (() => void) | undefined): Answer {
  if (!restart) throw conflict('This process cannot start itself again; restart it where it was started.')
  log.info('The site starts again, as an administrator asked.')
  // The answer leaves first.
  setTimeout(restart, 100).unref()
  return { status: 202, body: {} }
}
