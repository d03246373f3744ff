import { expect, test } from 'vitest'
import { lengthOf, metersPerPixel, metersText, sizeAfter } from './plan-scale.ts'

test('a line of known length gives the scale', () => {
  const pixels = lengthOf({ from: { x: 100, y: 100 }, to: { x: 400, y: 500 } })
  expect(pixels).toBe(500)
  expect(metersPerPixel(12.5, pixels)).toBe(0.025)
})

test('what is no length gives none', () => {
  expect([metersPerPixel(null, 5), metersPerPixel(0, 5), metersPerPixel(-1, 5), metersPerPixel(5, 0)]).toEqual([
    null,
    null,
    null,
    null,
  ])
  expect(metersPerPixel(1e-9, 100)).toBeNull()
})

test('a width that was typed comes back as it was typed', () => {
  const scale = metersPerPixel(120.5, 3300) ?? 0
  expect(metersText(scale * 3300)).toBe('120.5')
})

test('another picture of the same shape leaves the plan as large as it is', () => {
  const known = { width: 3300, height: 2550 }
  expect(sizeAfter(known, { width: 1100, height: 850 })).toBe(known)
  expect(sizeAfter(known, { width: 4961, height: 3834 })).toBe(known)
})

test('another picture of another shape brings its own size, and so does the first one', () => {
  const picture = { width: 1000, height: 850 }
  expect(sizeAfter({ width: 3300, height: 2550 }, picture)).toBe(picture)
  expect(sizeAfter(undefined, picture)).toBe(picture)
})
