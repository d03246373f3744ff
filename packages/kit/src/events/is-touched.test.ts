import { expect, test } from 'vitest'
import { isTouched } from './is-touched.ts'

const change = { changesetid: 1, touched: { assets: [17], locations: null } }

test('a change touches the rows that it names', () => {
  expect(isTouched(change, ['assets'])).toBe(true)
  expect(isTouched(change, ['assets'], 17)).toBe(true)
  expect(isTouched(change, ['assets'], 18)).toBe(false)
  expect(isTouched(change, ['vendors'])).toBe(false)
})

test('a change that names no rows may have touched any of them', () => {
  expect(isTouched(change, ['locations'], 3)).toBe(true)
  expect(isTouched({ changesetid: 1, touched: null }, ['vendors'], 3)).toBe(true)
})
