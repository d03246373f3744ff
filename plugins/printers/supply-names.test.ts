import { expect, test } from 'vitest'
import { supplyClassOf, supplyTypeOf, supplyUnitOf } from './supply-codes.ts'
import { readName } from './supply-names.ts'

const hex = (text: string): string => Buffer.from(text, 'latin1').toString('hex')

test('a name comes without its part and serial number, which are kept apart', () => {
  expect(readName('Cyan Toner, PN 006R01512;SN461E7A80E0000489')).toEqual({
    description: 'Cyan Toner, PN 006R01512;SN461E7A80E0000489',
    name: 'Cyan Toner',
    partnumber: '006R01512',
    serialnumber: '461E7A80E0000489',
  })
})

test('numbers that the printer does not know are none', () => {
  expect(readName('Fuser, PN unknown;SNunknown')).toMatchObject({ name: 'Fuser', partnumber: null, serialnumber: null })
})

test('the number of a cartridge of HP is what to order', () => {
  expect(readName('Cyan Cartridge HP CF401X')).toMatchObject({ name: 'Cyan Cartridge', partnumber: 'CF401X' })
})

test.each([
  ['hexadecimal with a NUL and garbage', hex('Black Cartridge \0\u00a5\u0003Q')],
  ['hexadecimal with garbage alone', hex('Black Cartridge \u00e7\u00ff')],
  ['hexadecimal as tools write it', `0x${hex('Black Cartridge \0')}`],
  ['hexadecimal with blanks', '42 6C 61 63 6B 20 43 61 72 74 72 69 64 67 65 20 00 '],
  ['a NUL in the text', 'Black Cartridge\0\u0001\u0002'],
  ['line ends and tabs', ' Black\tCartridge\r\n'],
])('%s is read as its words', (_title, written) => {
  expect(readName(written).name).toBe('Black Cartridge')
})

test.each(['Magenta Cartridg', '719/719H', '006015091234', 'Deadbeef', 'Toner (Cyan)'])('%s stays as it is', (name) => {
  expect(readName(name)).toMatchObject({ name, description: name })
})

test('a name of nothing is called a supply', () => {
  expect(readName('\0\0').name).toBe('Supply')
})

test.each([
  [3, 'Anything', 'toner'],
  [9, 'Anything', 'drum'],
  [null, 'Waste Toner Container', 'waste'],
  [null, 'Transfer Belt Cleaner', 'cleaner'],
  [null, 'Second Bias Transfer Roll', 'transfer'],
  [null, 'Drum Cartridge (R1)', 'drum'],
  [null, 'Canon Cartridge 719/719H', 'toner'],
  [2, 'Stapler 1', 'staples'],
  [null, 'Maintenance kit', 'other'],
] as const)('a supply of type %s named %s is %s', (type, name, meant) => {
  expect(supplyTypeOf(type, name)).toBe(meant)
})

test('waste fills up where nobody says of which class it is; the rest is used up', () => {
  expect(supplyClassOf(null, 'waste')).toBe('receptacle')
  expect(supplyClassOf(null, 'drum')).toBe('consumed')
  expect(supplyClassOf(3, 'waste')).toBe('consumed')
})

test('units have the names of the standard', () => {
  expect([supplyUnitOf(19), supplyUnitOf(7), supplyUnitOf(99), supplyUnitOf(null)]).toEqual([
    '%',
    'impressions',
    null,
    null,
  ])
})
