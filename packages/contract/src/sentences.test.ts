import { expect, test } from 'vitest'
import { asTitle, inSentence, inWords, rowWord, shortened } from './sentences.ts'

test('within a sentence ordinary words are small, acronyms and names of protocols keep their letters', () => {
  const labels = ['Machine types', 'USB device', 'Serial DNC', 'MTConnect', 'FOCAS', 'E-mail']
  expect(labels.map(inSentence)).toEqual(['machine types', 'USB device', 'serial DNC', 'MTConnect', 'FOCAS', 'e-mail'])
})

test('what is only numbered is called by what it is', () => {
  expect(['7', 'Gi1/0/7', '7 a', ''].map((name) => rowWord('Air outlet', name))).toEqual([
    'air outlet 7',
    'Gi1/0/7',
    '7 a',
    '',
  ])
})

test('what stands by itself begins with a capital', () => {
  expect(['maintenance', 'USB', '', '3 days'].map(asTitle)).toEqual(['Maintenance', 'USB', '', '3 days'])
})

test('one is told as one, several with their unit', () => {
  expect([0, 1, 2].map((amount) => inWords(amount, 'use'))).toEqual(['0 uses', '1 use', '2 uses'])
  expect(inWords(2, 'entry', 'entries')).toBe('2 entries')
  expect(inWords(12_000, 'use')).toBe('12,000 uses')
})

test('a text that is too long is told by its beginning', () => {
  expect(shortened('12345', 5)).toBe('12345')
  expect(shortened('123456', 5)).toBe('12...')
})
