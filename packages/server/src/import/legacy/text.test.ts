import { expect, test } from 'vitest'
import { repairText } from './mojibake.ts'
import { cleanLine, cleanLines, cleanWord, isPlaceholder } from './text.ts'

const spoilt = (text: string, label: string): string => new TextDecoder(label).decode(new TextEncoder().encode(text))

test.each(['M\u00fcller', '\u00d8 12 \u00b10,02', 'Se\u00f1al 5\u00b0', '\u2013 \u20ac'])(
  '%s spoilt by a wrong character set is put right',
  (text) => {
    expect(repairText(spoilt(text, 'windows-1252'))).toBe(text)
    expect(repairText(spoilt(spoilt(text, 'windows-1252'), 'windows-1252'))).toBe(text)
  },
)

test.each(['M\u00fcller', '3105', '\u00c3', '\u00d8\u00b1', '\u65e5\u672c', 'caf\u00e9 \u65e5'])(
  '%s is right as it is and stays',
  (text) => {
    expect(repairText(text)).toBe(text)
  },
)

test('a machine number loses blanks, tabs, line ends and no-break spaces around it and keeps its zeros', () => {
  expect(cleanLine(' \u00a0\t0047\r\n').value).toBe('0047')
  expect(cleanLine('M210/56 \u200b').value).toBe('M210/56')
  expect(cleanLine('\uff13\uff11\uff10\uff15').value).toBe('3105')
})

test('blank text is no text', () => {
  for (const blank of ['', '   ', '\u00a0', '\t\r\n', '\u0000', null, undefined]) {
    expect(cleanLine(blank)).toEqual({ notes: [] })
  }
})

test.each(['TBD', '1TBD', 'n/a', 'NA', '0', '000', 'None', '-', '?', 'To be filled by O.E.M.', 'Default string'])(
  '%s says that there is nothing to say',
  (word) => {
    expect(isPlaceholder(word)).toBe(true)
  },
)

test.each(['0047', '3105', 'M-1', 'Nora', 'TBD-7'])('%s is a number like another', (word) => {
  expect(isPlaceholder(word)).toBe(false)
})

test('a placeholder in place of a serial number is left out and said', () => {
  expect(cleanWord('None')).toEqual({
    notes: [{ kind: 'placeholder', text: "'None' is a placeholder and was left out" }],
  })
})

test('notes keep their lines, whatever ends them', () => {
  expect(cleanLines('one\r\ntwo\rthree\tfour').value).toBe('one\ntwo\nthree\tfour')
})

test('a text that is too long is cut and said', () => {
  const { value, notes } = cleanLine('x'.repeat(300), 120)
  expect(value).toHaveLength(120)
  expect(notes[0]?.kind).toBe('cut')
})
