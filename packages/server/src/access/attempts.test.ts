import { describe, expect, test } from 'vitest'
import { testClock } from '../testing/access.ts'
import { createAttempts } from './attempts.ts'
import { waitAfter } from './lockout.ts'

describe('attempts to sign in', () => {
  test('from one address are refused after thirty failures within five minutes, and from others not', () => {
    const clock = testClock()
    const attempts = createAttempts(clock)
    for (let count = 0; count < 30; count += 1) attempts.begin('192.0.2.1')
    expect(() => attempts.begin('192.0.2.1')).toThrow('try again in 300 seconds')
    expect(() => attempts.begin('192.0.2.2')).not.toThrow()
    clock.pass(300)
    expect(() => attempts.begin('192.0.2.1')).not.toThrow()
  })

  test('that were right do not count', () => {
    const attempts = createAttempts(testClock())
    for (let count = 0; count < 100; count += 1) {
      attempts.begin('192.0.2.1')
      attempts.forgive('192.0.2.1')
    }
    expect(() => attempts.begin('192.0.2.1')).not.toThrow()
  })

  test('on one name wait longer each time after the fifth, up to a quarter of an hour', () => {
    expect([1, 4, 5, 6, 7, 12, 13, 500].map(waitAfter)).toEqual([0, 0, 5, 10, 20, 640, 900, 900])
  })
})
