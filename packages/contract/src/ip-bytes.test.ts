import { expect, test } from 'vitest'
import { ipBytes } from './ip-bytes.ts'

const hex = (text: unknown): string | undefined => {
  const bytes = ipBytes(text)
  return bytes ? Buffer.from(bytes).toString('hex') : undefined
}

test.each([
  ['10.1.2.255', '0a0102ff'],
  ['::', '00000000000000000000000000000000'],
  ['fd00::1', 'fd000000000000000000000000000001'],
  ['2001:db8:1:2:3:4:5:6', '20010db8000100020003000400050006'],
  ['2001:db8::', '20010db8000000000000000000000000'],
])('%s is made of the bytes %s', (text, bytes) => {
  expect(hex(text)).toBe(bytes)
})

test.each([null, 7, '', 'office', '10.1.2', '10.1.2.256', '1:2:3'])('%s is no address', (text) => {
  expect(ipBytes(text)).toBeUndefined()
})
