import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { calm } from './calm.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what is asked for many times at once runs once, soon', async () => {
  const job = vi.fn()
  const { ask } = calm(job, 2000)
  for (let times = 0; times < 50; times += 1) ask()
  expect(job).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(400)
  expect(job).toHaveBeenCalledOnce()
})

test('what is asked for all the time runs once in each pause, and the last asking is not lost', async () => {
  const job = vi.fn()
  const { ask } = calm(job, 2000)
  for (let times = 0; times < 100; times += 1) {
    ask()
    await vi.advanceTimersByTimeAsync(100)
  }
  const { length } = job.mock.calls
  expect(length).toBeGreaterThan(3)
  expect(length).toBeLessThan(7)
  ask()
  await vi.advanceTimersByTimeAsync(3000)
  expect(job.mock.calls.length).toBeGreaterThan(length)
})

test('a job that is asked for while it runs runs again when it is done', async () => {
  const job = vi.fn(() => new Promise((resolve) => setTimeout(resolve, 5000)))
  const { ask } = calm(job, 0)
  ask()
  await vi.advanceTimersByTimeAsync(1000)
  ask()
  expect(job).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(5000)
  expect(job).toHaveBeenCalledTimes(2)
})

test('nothing runs after the end', async () => {
  const job = vi.fn()
  const { ask, stop } = calm(job, 0)
  ask()
  stop()
  ask()
  await vi.advanceTimersByTimeAsync(5000)
  expect(job).not.toHaveBeenCalled()
})
