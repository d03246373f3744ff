import { describe, expect, test } from 'vitest'
import { testClock } from '../testing/access.ts'
import { createShortMemory } from './short-memory.ts'

function remembered() {
  const clock = testClock()
  const truth = new Map([['a', 1]])
  let reads = 0
  const memory = createShortMemory(clock, async (key) => {
    reads += 1
    await Promise.resolve()
    return truth.get(key)
  })
  return { clock, truth, memory, reads: () => reads }
}

describe('the short memory', () => {
  test('reads once for all who ask at the same time, and answers at once after that', async () => {
    const { memory, reads } = remembered()
    expect(await Promise.all([memory.find('a'), memory.find('a'), memory.find('a')])).toEqual([1, 1, 1])
    expect(memory.find('a')).toBe(1)
    expect(reads()).toBe(1)
  })

  test('reads again after five seconds', async () => {
    const { memory, clock, truth } = remembered()
    await memory.find('a')
    truth.set('a', 2)
    clock.pass(5)
    expect(memory.find('a')).toBe(1)
    clock.pass(0.001)
    expect(await memory.find('a')).toBe(2)
  })

  test('does not bring back what was read before it was cleared', async () => {
    const { memory, truth } = remembered()
    const before = memory.find('a')
    truth.set('a', 2)
    memory.clear()
    await before
    expect(await memory.find('a')).toBe(2)
  })

  test('does not remember what is not there, nor a reading that failed', async () => {
    const { memory, truth } = remembered()
    expect(await memory.find('b')).toBeUndefined()
    truth.set('b', 3)
    expect(await memory.find('b')).toBe(3)
    let isBroken = true
    const failing = createShortMemory(testClock(), async () => {
      if (isBroken) throw new Error('The database is away.')
      return 4
    })
    await expect(failing.find('c')).rejects.toThrow('away')
    isBroken = false
    expect(await failing.find('c')).toBe(4)
  })
})
