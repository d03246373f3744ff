import type { PanelContent, Widget } from '@shopdb/contract'
import { chartOf, detailOf, linesOf, linkOf, tableOf, toneOf, unitOf } from './content.ts'
import { each, eachThere, figure, maybe, oneOf, words, type Shape } from './shape.ts'

/** Widgets as a plugin's hook gave them; throws what is wrong with them. */
export function parseWidgets(value: unknown): readonly Widget[] {
  return eachThere(value, 'widgets', 12, (shape) => {
    const kind = oneOf(shape, 'kind', ['stat', 'progress', 'list', 'table', 'chart'])
    return { title: words(shape, 'title'), ...linkOf(shape), ...widgets[kind](shape) }
  })
}

/** What a kind has beside its title and link. */
type Own<W> = W extends Widget ? Omit<W, 'title' | 'link'> : never

const widgets: Readonly<Record<Widget['kind'], (shape: Shape) => Own<Widget>>> = {
  stat: (shape) => ({
    kind: 'stat',
    value: typeof shape.members['value'] === 'number' ? figure(shape, 'value') : words(shape, 'value', 60),
    ...unitOf(shape),
    ...toneOf(shape),
    ...maybe(shape, 'note', () => words(shape, 'note')),
  }),
  progress: (shape) => ({
    kind: 'progress',
    value: figure(shape, 'value'),
    max: figure(shape, 'max'),
    ...unitOf(shape),
    ...toneOf(shape),
  }),
  list: (shape) => ({ kind: 'list', lines: linesOf(shape) }),
  table: ({ members, path }) => ({ kind: 'table', table: tableOf(members['table'], `${path}.table`) }),
  chart: ({ members, path }) => ({ kind: 'chart', chart: chartOf(members['chart'], `${path}.chart`) }),
}

/** Sections of an asset's page as a plugin's hook gave them; throws what is wrong with them. */
export function parsePanels(value: unknown): readonly PanelContent[] {
  return eachThere(value, 'panels', 8, (shape) =>
    panels[oneOf(shape, 'kind', ['keyvalue', 'table', 'chart', 'timeline', 'markdown'])](shape),
  )
}

const titled = (shape: Shape): { readonly title: string } => ({ title: words(shape, 'title') })

const panels: Readonly<Record<PanelContent['kind'], (shape: Shape) => PanelContent>> = {
  keyvalue: (shape) => ({ kind: 'keyvalue', ...titled(shape), lines: linesOf(shape) }),
  table: (shape) => ({
    kind: 'table',
    ...titled(shape),
    table: tableOf(shape.members['table'], `${shape.path}.table`),
  }),
  chart: (shape) => ({
    kind: 'chart',
    ...titled(shape),
    chart: chartOf(shape.members['chart'], `${shape.path}.chart`),
  }),
  timeline: (shape) => ({ kind: 'timeline', ...titled(shape), events: eventsOf(shape) }),
  markdown: (shape) => ({ kind: 'markdown', ...titled(shape), text: words(shape, 'text', 20_000) }),
}

function eventsOf({ members, path }: Shape): Extract<PanelContent, { kind: 'timeline' }>['events'] {
  return each(members['events'], `${path}.events`, 200, (event) => ({
    at: words(event, 'at', 40),
    label: words(event, 'label'),
    ...detailOf(event),
    ...toneOf(event),
  }))
}
