import { expect, test } from 'vitest'
import { isPdf, isPlanFile, pageName, proposedName } from './plan-files.ts'

test('the name of a plan is proposed from the name of the file', () => {
  expect(proposedName('hall_3-ground.floor.pdf')).toBe('hall 3 ground floor')
  expect(proposedName('Main building.SVG')).toBe('Main building')
  expect(proposedName('.png')).toBe('')
})

test('a picture or a PDF can become a plan', () => {
  expect(['a.SVG', 'a.jpeg', 'a.pdf'].map(isPlanFile)).toEqual([true, true, true])
  expect(['a.dwg', 'a.txt', 'svg'].map(isPlanFile)).toEqual([false, false, false])
  expect([isPdf('Plan.PDF'), isPdf('plan.png')]).toEqual([true, false])
})

test('the picture of a page is called after both', () => {
  expect(pageName('Hall 3.pdf', 2)).toBe('Hall 3 page 2.png')
})
