import { expect, test } from 'vitest'
import { choiceText, choiceTitle } from './choices.ts'
import { choice, text } from './fields.ts'

const fuel = choice({ choices: ['gas', 'battery'], labels: { gas: 'LPG' } })

test('a choice is read by its label, and by its word where it has none', () => {
  expect(['gas', 'battery', 'steam'].map((word) => choiceText(fuel, word))).toEqual(['LPG', 'battery', 'steam'])
  expect(choiceText(choice({ choices: ['gas'] }), 'gas')).toBe('gas')
})

test('a word that every object knows is a word like others', () => {
  expect(choiceText(fuel, 'constructor')).toBe('constructor')
})

test('a choice that stands by itself begins with a capital, unless it is written in letters of its own', () => {
  const unit = choice({ choices: ['mm', 'kPa', 'per hour', 'givenup'], labels: { mm: 'mm', givenup: 'given up' } })
  expect(unit.choices?.map((word) => choiceTitle(unit, word))).toEqual(['mm', 'kPa', 'Per hour', 'Given up'])
})

test('a value of a field that is no choice stays as it is', () => {
  expect(choiceTitle(text(), 'in-house')).toBe('in-house')
})
