import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { packText } from './packed.ts'

const columns = [
  '{"name":["M\u00fchle",',
  '"Lathe"],',
  `"mapx":[${Array.from({ length: 5000 }, (_, at) => at).join()}]}`,
]

test('what comes in pieces is one text, however it is packed', async () => {
  const packed = packText(columns)
  expect(packed.text).toBe(columns.join(''))
  expect(gunzipSync(await packed.packed('gzip')).toString()).toBe(packed.text)
  expect(zstdDecompressSync(await packed.packed('zstd')).toString()).toBe(packed.text)
})

test('after a change of one piece the others stand in the gzip as they were packed', async () => {
  const before = packText(columns)
  await before.packed('gzip')
  const [first = '', , last = ''] = columns
  const after = packText([first, '"Mill"],', last], before)
  expect(gunzipSync(await after.packed('gzip')).toString()).toBe(columns.join('').replace('Lathe', 'Mill'))
  expect(after.gzipped()?.get(last)).toBe(before.gzipped()?.get(last))
  expect(after.etag).not.toBe(before.etag)
})

test('the same text keeps its packings', () => {
  const before = packText(columns)
  expect(packText([columns.join('')], before)).toBe(before)
})
