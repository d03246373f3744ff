import { type DisplayCard, ShopError } from '@shopdb/contract'
import { toneOf } from './content.ts'
import { each, maybe, words, type Shape } from './shape.ts'

/** Cards of a wall display as a plugin's hook gave them; throws what is wrong with them. */
export function parseCards(value: unknown): readonly DisplayCard[] {
  return each(value, 'cards', 60, (card) => ({
    title: words(card, 'title'),
    ...maybe(card, 'text', () => words(card, 'text', 2000)),
    ...toneOf(card),
    ...maybe(card, 'badge', () => words(card, 'badge', 40)),
    ...maybe(card, 'from', () => moment(card, 'from')),
    ...maybe(card, 'until', () => moment(card, 'until')),
    ...maybe(card, 'note', () => words(card, 'note', 500)),
  }))
}

function moment(card: Shape, name: string): string {
  const milliseconds = Date.parse(words(card, name, 40))
  if (Number.isNaN(milliseconds))
    throw new ShopError('failed', `Its ${card.path}.${name} must be a moment in ISO 8601.`)
  return new Date(milliseconds).toISOString()
}
