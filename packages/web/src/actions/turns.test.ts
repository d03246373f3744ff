import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

test('what is scanned while another is on its way waits for its turn, and goes in the order of the scans', async () => {
  const { take, isAwaited } = createTurns()
  const done: string[] = []
  const gate = Promise.withResolvers<void>()
  const first = take(async () => {
    await gate.promise
    done.push('first')
  })
  await Promise.resolve()
  expect(isAwaited()).toBe(false)
  const second = take(() => Promise.resolve(void done.push('second')))
  expect(isAwaited()).toBe(true)
  expect(done).toEqual([])
  gate.resolve()
  await Promise.all([first, second])
  expect(done).toEqual(['first', 'second'])
  expect(isAwaited()).toBe(false)
})
