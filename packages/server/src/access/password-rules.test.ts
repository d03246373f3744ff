import { ShopError } from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { checkPassword } from './password-rules.ts'

function flawsOf(password: unknown, username = 'ada'): unknown {
  try {
    return checkPassword(password, username)
  } catch (error) {
    return error instanceof ShopError ? error.flaws : error
  }
}

describe('a new password', () => {
  test.each([
    'plum rivet lathe cloud',
    '  blanks at both ends ',
    '\u5de5\u5834\u306e\u9375\u306f\u9752\u3044\u7bb1\u306e\u4e0b\u306b\u3042\u308b',
  ])('is taken as it is: %s', (password) => {
    expect(flawsOf(password)).toBe(password)
  })

  test.each([
    ['nothing', '', 'must be at least 12 characters'],
    ['eleven characters', 'abcdefghijk', 'it has 11'],
    ['a number', 123_456_789_012, 'must be text'],
    ['half a character', 'plum rivet lathe \ud800', 'must be text'],
    ['257 characters', `${'plum'.repeat(64)}p`, 'at most 256'],
    ['one of the commonest', 'Password1234', 'harder to guess'],
    ['digits in order', '123456789012', 'harder to guess'],
    ['one letter again and again', 'aaaaaaaaaaaaaa', 'harder to guess'],
  ])('must not be %s', (_title, password, right) => {
    expect(flawsOf(password)).toMatchObject([{ path: '/password', message: expect.stringContaining(right) }])
  })

  test('must not be the user name, in any case or repeated', () => {
    expect(flawsOf('ADA.LOVELACE', 'Ada.Lovelace')).toMatchObject([{ path: '/password' }])
    expect(flawsOf('Operator-1Operator-1', 'operator-1')).toMatchObject([{ path: '/password' }])
  })
})
