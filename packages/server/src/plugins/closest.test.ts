import { expect, test } from 'vitest'
import { choiceOf, closestFirst } from './closest.ts'

test('the name that was meant comes first, however it was misspelt', () => {
  const names = ['lastseen', 'capacitykg', 'inspectiondue', 'code']
  const written = ['inspectoindue', 'inspection', 'capacity', 'lastsen', 'Code', '']
  expect(written.map((one) => closestFirst(one, names)[0])).toEqual([
    'inspectiondue',
    'inspectiondue',
    'capacitykg',
    'lastseen',
    'code',
    'code',
  ])
})

test('what there is to choose from is told in a sentence, of many the first', () => {
  const many = Array.from({ length: 15 }, (_, at) => `field${at}`)
  expect(choiceOf('x', [])).toBe('there is none')
  expect([choiceOf('x', ['code']), choiceOf(undefined, ['code'])]).toEqual(['it can be code', 'it can be code'])
  expect(choiceOf('days', ['soondays', 'keepdays', 'code'])).toBe('it can be soondays, keepdays or code')
  expect(choiceOf('field14', many)).toMatch(/^it can be field14, .* or 3 more$/u)
})
