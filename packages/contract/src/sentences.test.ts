import { expect, test } from 'vitest'
import { inSentence } from './sentences.ts'

test('within a sentence ordinary words are small, acronyms and names of protocols keep their letters', () => {
  const labels = ['Machine types', 'USB device', 'Serial DNC', 'MTConnect', 'FOCAS', 'E-mail']
  expect(labels.map(inSentence)).toEqual(['machine types', 'USB device', 'serial DNC', 'MTConnect', 'FOCAS', 'e-mail'])
})
