import { expect, test } from 'vitest'
import { inReadingOrder } from './reference-options.ts'

const called = (...labels: string[]) => labels.map((label, index) => ({ id: index + 1, label }))
const labelsOf = (options: readonly { readonly label: string }[]): string[] => options.map(({ label }) => label)

test('cells are offered in the order of their numbers', () => {
  const found = called('Cell 1', 'Cell 10', 'Cell 17', 'Cell 7', 'cell 2')
  expect(labelsOf(inReadingOrder(found, 'cell'))).toEqual(['Cell 1', 'cell 2', 'Cell 7', 'Cell 10', 'Cell 17'])
})

test('what is called just as typed comes first, in whatever letters it was typed', () => {
  const found = called('Bench lathe', 'Grinder for lathe', 'Lathe')
  expect(labelsOf(inReadingOrder(found, ' lathe '))).toEqual(['Lathe', 'Bench lathe', 'Grinder for lathe'])
})
