import { readFileSync } from 'node:fs'
import { errorcodes, ShopError } from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { problemOf, titles } from './problem.ts'

const page = readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8')

describe('problems', () => {
  test('docs/errors.md holds exactly the codes that there are, with their status and title', () => {
    const written = [...page.matchAll(/^\| `urn:shopdb:(\w+)` \| (\d+) \| (.+?) \|/gmu)].map(
      ([, code, status, title]) => [code, Number(status), title],
    )
    expect(written).toEqual(
      Object.entries(errorcodes).map(([code, status]) => [code, status, new Map(Object.entries(titles)).get(code)]),
    )
  })

  test.each([
    new Error('secret'),
    'secret',
    undefined,
    { statusCode: 200, message: 'secret' },
    { statusCode: 503, message: 'secret' },
  ])('nothing of an unexpected %s is told', (thrown) => {
    const problem = problemOf(thrown, 'r1')
    expect(problem).toMatchObject({ status: 500, type: 'urn:shopdb:failed', requestid: 'r1' })
    expect(JSON.stringify(problem)).not.toContain('secret')
  })

  test('a refusal without flaws has no errors member', () => {
    expect(problemOf(new ShopError('conflict', 'It is taken.'), 'r1')).not.toHaveProperty('errors')
  })
})
