import { expect, test } from 'vitest'
import { choiceText } from './choices.ts'
import { choice } from './fields.ts'

const fuel = choice({ choices: ['gas', 'battery'], labels: { gas: 'LPG' } })

test('a choice is read by its label, and by its word where it has none', () => {
  expect(['gas', 'battery', 'steam'].map((word) => choiceText(fuel, word))).toEqual(['LPG', 'battery', 'steam'])
  expect(choiceText(choice({ choices: ['gas'] }), 'gas')).toBe('gas')
})

test('a word that every object knows is a word like others', () => {
  expect(choiceText(fuel, 'constructor')).toBe('constructor')
})
