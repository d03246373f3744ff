import {
  type Display,
  type DisplayAnswer,
  type DisplayCard,
  type DisplaysAnswer,
  notFound,
  ShopError,
} from '@shopdb/contract'
import type { Answer, Call, Route } from '../access/route.ts'
import { type Clock, isoOf } from '../base/clock.ts'
import { parseCards } from '../dashboard/cards.ts'
import type { Resources } from '../resources/resources.ts'
import type { SiteSettings } from '../settings/site.ts'
import { refuseLost } from './action-input.ts'
import { displayPage } from './display-page.ts'
import { refusable } from './hooks.ts'
import { parseQuery } from './parse-query.ts'
import { hookbudget, type PieceParts } from './pieces.ts'
import { isRunning } from './plugin.ts'

/** What wall displays are shown from. */
export interface DisplayParts extends PieceParts {
  readonly settings: SiteSettings
  readonly clock: Clock
  readonly version: string
  readonly resources: Resources
}

const tag = 'Displays'
const answer = { schema: { type: 'object' } }

/** The wall displays of the running plugins; one is answered to everybody where an administrator has opened them. */
export function displayRoutes(parts: DisplayParts): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/displays',
      permission: 'signedin',
      doc: { tag, summary: 'List the wall displays of the site', answer },
      handle: async () => ({ body: listDisplays(parts) }),
    },
    {
      method: 'GET',
      path: '/api/displays/:plugin/:name',
      permission: 'signedin',
      isOpened: async () => (await parts.settings.find('displays')) === 'everybody',
      doc: {
        tag,
        summary: 'Get the cards of a wall display',
        description:
          'The parameters are those of the display. Nobody need be signed in where the setting `displays` of the site is `everybody`.',
        answer,
      },
      handle: (call) => showDisplay(parts, call),
    },
  ]
}

function listDisplays({ host }: DisplayParts): DisplaysAnswer {
  const data = host
    .list()
    .filter(isRunning)
    .flatMap(({ name: plugin, plugin: { displays = [] } = {} }) =>
      displays.map(({ name, title }) => ({ plugin, name, title, path: displayPage(plugin, name) })),
    )
  return { data }
}

async function showDisplay(parts: DisplayParts, { params, query }: Call): Promise<Answer> {
  const plugin = String(params['plugin'])
  const display = getDisplay(parts, plugin, String(params['name']))
  const data = await cardsOf(parts, plugin, { display, query })
  const body: DisplayAnswer = {
    title: display.title,
    sitename: (await parts.settings.find('sitename')) ?? 'ShopDB',
    version: parts.version,
    empty: display.empty,
    at: isoOf(parts.clock.now()),
    timezone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    data,
  }
  return { body }
}

function getDisplay({ host }: DisplayParts, plugin: string, name: string): Display {
  const found = host.list().find((one) => one.name === plugin && isRunning(one))
  const display = found?.plugin?.displays?.find((one) => one.name === name)
  if (!display) throw notFound(`There is no display ${name} of a running plugin ${plugin}.`)
  return display
}

interface Asked {
  readonly display: Display
  readonly query: Call['query']
}

async function cardsOf(
  { hooks, platformOf, resources }: DisplayParts,
  plugin: string,
  { display, query }: Asked,
): Promise<readonly DisplayCard[]> {
  const { query: fields = {} } = display
  const asked = parseQuery(fields, query)
  // Nobody touches a wall: one that asks for a place that was removed would be empty, and nobody would know why.
  await refuseLost(resources, fields, asked)
  const ask = { plugin, hook: 'displays', entry: display.name, budget: hookbudget } as const
  const outcome = await refusable(hooks, ask, async () => parseCards(await display.show(platformOf(plugin), asked)))
  if ('failed' in outcome)
    throw new ShopError('failed', `The plugin ${plugin} could not answer: ${outcome.failed.reason}`)
  return outcome.value
}
