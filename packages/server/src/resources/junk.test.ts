import { expect, test } from 'vitest'
import { junkTest } from './junk.ts'

const isJunk = junkTest('Demo unit\n')

test.each([
  'To be filled by O.E.M.',
  'DEFAULT STRING',
  ' none ',
  '0',
  '',
  '---',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '00:00:00:00:00:00',
  'FF:FF:FF:FF:FF:FF',
  'XXXX',
  '03000200-0400-0500-0006-000700080009',
  '00020003-0004-0005-0006-000700080009',
  '12345678-1234-5678-90AB-CDDEEFAABBCC',
  '12345678-1234-5678-90ab-cdef01234567',
  'fefefefe-fefe-fefe-fefe-fefefefefefe',
  'To be filled by O.E.M',
  'System manufacturer',
  'INVALID',
  'demo  UNIT',
])("'%s' says nothing about which thing it is", (text) => {
  expect(isJunk(text)).toBe(true)
})

test.each(['3105', '7', 'CNC-1', '00:1A:2B:3C:4D:5E', '4c4c4544-0032-4a10-8054-b7c04f4b3032', '111', 'None-7'])(
  "'%s' may be an identity",
  (text) => {
    expect(isJunk(text)).toBe(false)
  },
)
