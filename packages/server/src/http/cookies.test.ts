import { describe, expect, test } from 'vitest'
import { parseCookies } from './cookies.ts'

describe('cookies', () => {
  test.each([
    [undefined, {}],
    ['a=1; b=2', { a: '1', b: '2' }],
    ['a=1;b="x=y"', { a: '1', b: 'x=y' }],
    ['a=first; a=second', { a: 'first' }],
    ['nonsense; =3; a=', { a: '' }],
    ['__proto__=x; a=1', { ['__proto__']: 'x', a: '1' }],
  ])('%s are %j', (header, cookies) => {
    expect(Object.entries(parseCookies(header))).toEqual(Object.entries(cookies))
  })
})
