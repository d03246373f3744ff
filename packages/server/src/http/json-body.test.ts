import { ShopError } from '@shopdb/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseJsonBody } from './json-body.ts'

function flawsOf(text: string): readonly { path: string }[] {
  try {
    parseJsonBody(Buffer.from(text))
  } catch (cause) {
    if (cause instanceof ShopError) return cause.flaws
    throw cause
  }
  return []
}

describe('a JSON body', () => {
  test('that is sound comes through as it was sent', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value)
        if (flawsOf(text).length > 0) return /"(__proto__|constructor|prototype)"|\\u0000|\\ud[89a-f]/iu.test(text)
        expect(parseJsonBody(Buffer.from(text))).toEqual(JSON.parse(text))
        return true
      }),
    )
  })

  test('that is empty is no body', () => {
    expect(parseJsonBody(Buffer.from(' \n'))).toBeUndefined()
  })

  test.each(['{', '{"a":1,}', "{'a':1}", 'undefined', '{"a":1}{', '\uFEFF{}'])(
    'that is broken is refused: %s',
    (text) => {
      expect(() => parseJsonBody(Buffer.from(text))).toThrow('The body is not JSON')
    },
  )

  test.each([
    ['{"name":1,"name":2}', '/name'],
    ['{"a":{"b":[0,{"c":1,"d":2,"c":3}]}}', '/a/b/1/c'],
    ['{"a/b":1,"a\\/b":2}', '/a~1b'],
    ['{"\\u0061":1, "a" : 2}', '/a'],
    ['[{"a":"\\"","a":1}]', '/0/a'],
    ['{"a":"\\\\","a":1}', '/a'],
  ])('with a key twice is refused at that key: %s', (text, path) => {
    expect(flawsOf(text)).toMatchObject([{ path }])
  })

  test('may use one key in two objects, and texts that look like keys', () => {
    expect(flawsOf('[{"a":1},{"a":"a","b":["a","a"]},"a:"]')).toEqual([])
  })

  test.each([
    ['{"name":"a\\u0000b"}', '/name'],
    ['{"name":["x","\\ud83d"]}', '/name/1'],
    ['{"na\\u0000me":1}', '/na\u0000me'],
    ['{"a":{"__proto__":{"role":"admin"}}}', '/a/__proto__'],
    ['{"constructor":1}', '/constructor'],
  ])('with what cannot be kept is refused where it is: %s', (text, path) => {
    expect(flawsOf(text)).toMatchObject([{ path }])
  })

  test('that is a bomb of brackets is refused', () => {
    expect(flawsOf('['.repeat(400_000) + ']'.repeat(400_000))).toMatchObject([{ path: '/0'.repeat(64) }])
  })

  test('that is not UTF-8 is refused', () => {
    expect(() => parseJsonBody(Buffer.from([0x22, 0xff, 0x22]))).toThrow('UTF-8')
  })
})
