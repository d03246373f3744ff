import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { mostpoints, parsePoints } from './web-points.ts'

beforeAll(() => vi.stubGlobal('CSS', { supports: (_name: string, value: string) => value === 'red' }))
afterAll(() => vi.unstubAllGlobals())

test('a point of a layer keeps what can be drawn, and leads to pages of the site only', () => {
  const points = [
    { mapx: 1, mapy: 2, label: 'Hook 1', color: 'red', link: '/cranes/1' },
    { mapx: 3, mapy: 4, label: 'Hook 2', color: 'url(x)', link: 'javascript:alert(1)' },
    { mapx: 5, mapy: 6, label: 'Hook 3', link: '//elsewhere.example.com' },
  ]
  expect(parsePoints('cranes', points)).toEqual([
    { x: 1, y: 2, label: 'Hook 1', color: 'red', link: '/cranes/1', plugin: 'cranes' },
    { x: 3, y: 4, label: 'Hook 2', color: undefined, link: undefined, plugin: 'cranes' },
    { x: 5, y: 6, label: 'Hook 3', color: undefined, link: undefined, plugin: 'cranes' },
  ])
})

test.each([
  ['no list', 'rubbish'],
  ['no point', [null]],
  ['a point that is nowhere', [{ mapx: Number.NaN, mapy: 1, label: 'x' }]],
  ['a point without a label', [{ mapx: 1, mapy: 1 }]],
  ['too many', Array.from({ length: mostpoints + 1 }, () => ({ mapx: 1, mapy: 1, label: 'x' }))],
])('%s is refused in words', (_what, given) => {
  expect(() => parsePoints('cranes', given)).toThrow(/must/u)
})
