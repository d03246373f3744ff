import { expect, test } from 'vitest'
import { foldText } from './fold.ts'

test('case, compatibility forms and white space do not tell texts apart', () => {
  expect(foldText('  CNC\u00a0\t\r\n 0042 ')).toBe('cnc 0042')
  expect(foldText('\uff23\uff2e\uff23')).toBe('cnc')
  expect(foldText('\u00d6L')).toBe(foldText('o\u0308l'))
  expect(foldText('\u212a')).toBe('k')
})

test('letters with and without a mark stay different texts', () => {
  expect(foldText('\u00f6l')).not.toBe(foldText('ol'))
})

test('what is folded already stays as it is, for every character', () => {
  const points = Array.from({ length: 0x110000 }, (_, point) => point).filter(
    (point) => point < 0xd800 || point > 0xdfff,
  )
  const wrong = points.filter((point) => {
    const once = foldText(`a ${String.fromCodePoint(point)} b`)
    return foldText(once) !== once
  })
  expect(wrong).toEqual([])
})
