import type { ChainStep, PositionAnswer } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { chainWords } from './chain-words.ts'
import { scaleOf } from './scale.ts'

const position = (
  positionsource: PositionAnswer['positionsource'],
  ...chain: readonly ChainStep[]
): PositionAnswer => ({
  mapx: 1,
  mapy: 1,
  floorplanid: 1,
  floorplanname: 'Ground floor',
  positionsource,
  chain,
})
const self: ChainStep = { kind: 'asset', id: 17, name: 'PC-17', via: null }
const said = (answer: PositionAnswer): string => {
  const { opening, steps } = chainWords(answer)
  return `${opening}${steps.map(({ joint, name }) => joint + name).join('')}.`
}

test('the way to a position reads as a sentence', () => {
  const answer = position(
    'related',
    self,
    { kind: 'asset', id: 5, name: '3105', via: 'part of' },
    { kind: 'location', id: 7, name: 'Cell 7', via: 'stands in' },
    { kind: 'location', id: 2, name: 'Hall 2', via: 'within' },
  )
  expect(said(answer)).toBe('Drawn here because it is part of 3105, which stands in Cell 7, which is within Hall 2.')
  const labeled = position('related', self, { kind: 'asset', id: 5, name: '3105', via: 'is part of' })
  expect(said(labeled)).toBe('Drawn here because it is part of 3105.')
  expect(said(position('self', self))).toBe('It has a spot of its own.')
  expect(said(position('none', self))).toBe('It has no place on a floor plan yet.')
})

test('the scale is a round number of meters that fits under its bar', () => {
  expect(scaleOf(0.04, 3.4)).toMatchObject({ text: '10 m' })
  expect(scaleOf(0.04, 0.1)).toMatchObject({ text: '20 cm' })
  expect(scaleOf(12, 1)).toMatchObject({ text: '1 km' })
  expect(scaleOf(0.04, 1)?.pixels).toBeLessThanOrEqual(110)
  expect(scaleOf(null, 1)).toBeUndefined()
})
