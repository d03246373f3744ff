import fc from 'fast-check'
import { expect, test } from 'vitest'
import { squeezeText, wordsOf } from './squeeze.ts'

test('signs and blanks in a code do not tell texts apart', () => {
  const one = ['VMC-850', 'vmc 850', 'Vmc850', 'vmc_850', ' VMC / 850 ', 'V.M.C. 850'].map(squeezeText)
  expect(new Set(one)).toEqual(new Set(['vmc850']))
})

test('a blank that parts two words or two numbers stays', () => {
  expect(squeezeText('North  Lathe 12 34')).toBe('north lathe12 34')
})

test('letters of every script and pictures are something to search for', () => {
  expect(squeezeText('Fr\u00c4se \u{1f3ed} \u4e2d\u6587 7')).toBe('fr\u00e4se \u{1f3ed} \u4e2d\u65877')
})

test('the words of a question are its words, each once and without signs', () => {
  expect(wordsOf('VMC 850 vmc - 100%')).toEqual(['vmc', '850', '100'])
  expect(wordsOf(' -- % ')).toEqual([])
})

test('what is squeezed stays as it is, and a text holds each of its words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (any) => {
      // Texts never hold the mark that stands between them.
      const text = any.replaceAll('\0', ' ')
      const once = squeezeText(text)
      expect(squeezeText(once)).toBe(once)
      for (const word of wordsOf(text)) expect(once).toContain(word)
    }),
  )
})
