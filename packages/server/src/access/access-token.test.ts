import { createSigner } from 'fast-jwt'
import { describe, expect, test } from 'vitest'
import { testClock } from '../testing/access.ts'
import { createAccessTokens } from './access-token.ts'
import { deriveKeys } from './keys.ts'

const key = deriveKeys('one secret').token

describe('an access token', () => {
  test('says whose session it is for a quarter of an hour', () => {
    const clock = testClock()
    const tokens = createAccessTokens(key, clock)
    const token = tokens.sign(7, 's1')
    expect(tokens.find(token)).toMatchObject({ userid: 7, sessionid: 's1' })
    clock.pass(15 * 60 - 1)
    expect(tokens.find(token)).toBeDefined()
    clock.pass(1)
    expect(tokens.find(token)).toBeUndefined()
  })

  test('of another secret, of no secret or damaged is none', () => {
    const clock = testClock()
    const tokens = createAccessTokens(key, clock)
    const claims = { userid: 1, sessionid: 's1', exp: Math.floor(clock.now() / 1000) + 60 }
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const foreign = createAccessTokens(deriveKeys('another secret').token, clock).sign(1, 's1')
    const unsigned = `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`
    const stronger = createSigner({ key, algorithm: 'HS512' })(claims)
    const [head, , tail] = tokens.sign(2, 's2').split('.')
    const changed = [head, part(claims), tail].join('.')
    for (const token of [foreign, unsigned, stronger, changed, '', 'a.b.c', '__proto__'])
      expect(tokens.find(token)).toBeUndefined()
  })
})
