import { ipRange } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { prefixesOf } from './ip-prefixes.ts'

test.each([
  ['10.1.2.0/24', ['10.1.2.']],
  ['10.1.2.128/25', ['10.1.2.']],
  ['10.1.0.0/22', ['10.1.']],
  ['10.1.2.3', ['10.1.2.']],
  ['0.0.0.0/0', ['']],
  ['2001:db8:20:50::/64', ['2001:db8:20:50:']],
  ['2001:db8::/64', ['2001:db8:']],
  ['2001:db8:0:1::/64', ['2001:db8:']],
  ['::/0', ['']],
])('the addresses of %s begin with %s', (cidr, prefixes) => {
  expect(prefixesOf([ipRange(cidr)])).toEqual(prefixes)
})

test('many ranges are asked for by less of each, and as few as there are', () => {
  const cells = Array.from({ length: 200 }, (_, at) => ipRange(`10.${at % 3}.${at}.0/24`))
  expect(prefixesOf(cells)).toEqual(['10.0.', '10.1.', '10.2.'])
  expect(prefixesOf([ipRange('10.1.0.0/24'), ipRange('10.1.0.128/25')])).toEqual(['10.1.0.'])
  expect(prefixesOf(Array.from({ length: 50 }, (_, at) => ipRange(`${at + 1}.0.0.0/8`)))).toEqual([''])
  expect(prefixesOf([])).toEqual([''])
})
