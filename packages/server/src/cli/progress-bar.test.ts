import { expect, test } from 'vitest'
import { progressBar } from './progress-bar.ts'

function written(isTTY: boolean): readonly string[] {
  const pieces: string[] = []
  const show = progressBar({ isTTY, write: (piece) => pieces.push(piece) > 0 })
  show({ phase: 'reading vendors', done: 0, total: 2 })
  for (const done of [0, 1, 500, 1000]) show({ phase: 'writing', done, total: 1000 })
  return pieces
}

test('into a file one line is written for each phase', () => {
  expect(written(false)).toEqual(['reading vendors\n', 'writing\n'])
})

test('on a terminal one line is written anew for each percent, and is gone at the end', () => {
  const lines = written(true)
  expect(lines).toHaveLength(4)
  expect(lines[2]).toContain('##########..........  50 %  writing')
  expect(lines[3]).toBe('\r\u001b[2K')
})
