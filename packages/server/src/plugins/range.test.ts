import { describe, expect, test } from 'vitest'
import { isInRange, parseRange } from './range.ts'

describe('a range of versions', () => {
  test.each([
    ['0.1.0', '>=0.1.0,<1.0.0', true],
    ['0.9.9', '>=0.1.0 <1.0.0', true],
    ['1.0.0', '>=0.1.0,<1.0.0', false],
    ['0.3.0', '^0.2.0', false],
    ['1.0.0-rc.1', '>=1.0.0', true],
    ['1.0.0-rc.1', '<1.0.0', false],
    ['2.1.0', '1.x || >=2.1.0', true],
    ['1.0.0', '*', true],
    ['1.0.0', '', false],
    ['1.0.0', 'latest', false],
  ])('%s in %j is %s', (version, range, answer) => {
    expect(isInRange(version, range)).toBe(answer)
  })

  test('that is empty is none: semver would take it for any', () => {
    expect(parseRange(' , ')).toBeUndefined()
  })
})
