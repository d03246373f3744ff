import { expect, test } from 'vitest'
import { knownnames, parseUsbNames, usbNameOf } from './usb-names.ts'

const list = `# a list
0781  SanDisk Corp.
\t5567  Cruzer Blade
\t\t01  Interface that is no product
0951  Kingston Technology

C 08  Mass Storage
`

test('a list in the form of usb.ids names makers and their products, and nothing else of it is taken', () => {
  expect([...parseUsbNames(list)]).toEqual([
    ['0781', 'SanDisk Corp.'],
    ['0781:5567', 'Cruzer Blade'],
    ['0951', 'Kingston Technology'],
  ])
})

test('a device is called by maker and product, by its maker alone, or not at all', () => {
  const names = parseUsbNames(list)
  expect(usbNameOf(names, '0781', '5567')).toBe('SanDisk Corp. Cruzer Blade')
  expect(usbNameOf(names, '0781', '0001')).toBe('SanDisk Corp.')
  expect(usbNameOf(names, '0781', null)).toBe('SanDisk Corp.')
  // The product of one maker is none of another.
  expect(usbNameOf(names, '0951', '5567')).toBe('Kingston Technology')
  expect(usbNameOf(names, '16c0', '5567')).toBeNull()
  expect(usbNameOf(names, null, '5567')).toBeNull()
})

test('ids are compared without case', () => {
  expect(usbNameOf(parseUsbNames('05dc  Lexar\n\ta81d  JumpDrive'), '05DC', 'A81D')).toBe('Lexar JumpDrive')
})

test('the names that come along hold the makers of sticks that a shop has', () => {
  for (const maker of ['0781', '0951', '05dc', '0930', '1307']) expect(knownnames.has(maker), maker).toBe(true)
})
