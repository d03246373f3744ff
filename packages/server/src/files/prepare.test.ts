import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { prepareFile } from './prepare.ts'

const pictureOf = (width: number, height: number): Buffer => {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const size = Buffer.alloc(8)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  const pixels = deflateSync(Buffer.alloc(9))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(pixels.length)
  const sum = Buffer.alloc(4)
  const end = Buffer.from('0000000049454e44ae426082', 'hex')
  return Buffer.concat([
    head,
    size,
    Buffer.from('0806000000', 'hex'),
    sum,
    length,
    Buffer.from('IDAT'),
    pixels,
    sum,
    end,
  ])
}
const gif = Buffer.from('474946383961100020008000000000000000002c', 'hex')
const webp = (form: string, rest: string): Buffer =>
  Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), Buffer.from(form), Buffer.from(rest, 'hex')])
const frame = 'ffc0000b080010002001011100'
const scan = 'ffda0008010100003f0012ffd9'
/** The orientation of a camera held upright: its rows are the columns of the picture. */
const exif = (order: 'II' | 'MM'): string =>
  order === 'II'
    ? 'ffe1002245786966000049492a0008000000010012010300010000000600000000000000'
    : 'ffe100224578696600004d4d002a00000008000101120003000000010006000000000000'
const zip = Buffer.from('504b030414000000', 'hex')
const workbook = Buffer.concat([zip, Buffer.from('[Content_Types].xml xl/workbook.xml')])

test.each([
  ['hall.png', pictureOf(640, 480), 'png', { width: 640, height: 480 }],
  ['hall.gif', gif, 'gif', { width: 16, height: 32 }],
  ['hall.jpg', Buffer.from(`ffd8${frame}${scan}`, 'hex'), 'jpeg', { width: 32, height: 16 }],
  ['upright.jpeg', Buffer.from(`ffd8${exif('II')}${frame}${scan}`, 'hex'), 'jpeg', { width: 16, height: 32 }],
  ['upright.JPG', Buffer.from(`ffd8${exif('MM')}${frame}${scan}`, 'hex'), 'jpeg', { width: 16, height: 32 }],
  ['hall.webp', webp('VP8X', '0a000000000000000f00001f0000'), 'webp', { width: 16, height: 32 }],
  ['hall.webp', webp('VP8L', '000000002f0fc00700'), 'webp', { width: 16, height: 32 }],
  ['hall.webp', webp('VP8 ', '000000000000009d012a10002000'), 'webp', { width: 16, height: 32 }],
  ['manual.pdf', Buffer.from('%PDF-1.7\n'), 'pdf', undefined],
  ['notes.txt', Buffer.from('Spindle, 3 \u00b5m'), 'text', undefined],
  ['old.csv', Buffer.from('Gr\u00f6\u00dfe;1\r\n', 'latin1'), 'csv', undefined],
  ['O1234.nc', Buffer.from('%\nG0 X0\n%'), 'text', undefined],
  ['page.txt', Buffer.from('<html><script>1</script></html>'), 'text', undefined],
  ['recipe.xml', Buffer.from('<?xml version="1.0"?><recipe/>'), 'text', undefined],
  ['device.YAML', Buffer.from('---\nmodel: C9300'), 'text', undefined],
  ['device.yml', Buffer.from('model: C9300'), 'text', undefined],
  ['plans.zip', zip, 'zip', undefined],
  ['list.xlsx', workbook, 'xlsx', undefined],
])('%s is known by its bytes', (name, bytes, kind, picture) => {
  expect(prepareFile(name, bytes)).toMatchObject({ name, kind, bytes })
  expect(prepareFile(name, bytes).picture).toEqual(picture)
})

test.each([
  ['a zip named as a picture', 'hall.png', zip, 'by its content ZIP'],
  ['a zip named as a workbook', 'list.xlsx', zip, 'by its content ZIP'],
  ['a page named as a drawing', 'hall.svg', Buffer.from('<html/>'), 'not an SVG'],
  ['text named as a drawing', 'hall.svg', Buffer.from('hall'), 'by its content plain text'],
  ['a page', 'page.html', Buffer.from('<html></html>'), '.txt'],
  ['a program', 'setup.exe', Buffer.from('MZ\u0000\u0001'), 'PNG, JPEG, WebP'],
  ['a program named as text', 'setup.txt', Buffer.from('MZ\u0000\u0001'), 'of a kind that is not kept'],
  ['a script named as text after all', 'run.bat', Buffer.from('del *'), '.txt'],
  ['half a picture', 'hall.png', pictureOf(64, 64).subarray(0, 18), 'broken'],
  ['a picture without its end', 'hall.png', pictureOf(64, 64).subarray(0, -12), 'cut off'],
  ['a photograph without its end', 'hall.jpg', Buffer.from(`ffd8${frame}${scan.slice(0, -4)}`, 'hex'), 'cut off'],
  [
    'half of a WebP',
    'hall.webp',
    Buffer.from('52494646ff00000057454250565038580a000000000000000f00001f0000', 'hex'),
    'cut off',
  ],
  ['half a photograph', 'hall.jpg', Buffer.from('ffd8ffe0', 'hex'), 'broken'],
  ['a photograph without a frame', 'hall.jpg', Buffer.from('ffd8ffd9', 'hex'), 'broken'],
  ['a picture of no size', 'hall.png', pictureOf(0, 64), 'broken'],
  ['a picture of 8 gigapixels', 'hall.png', pictureOf(90_000, 90_000), 'million pixels'],
])('%s is not taken, and the refusal says what would be right', (_title, name, bytes, words) => {
  expect(() => prepareFile(name, bytes)).toThrow(expect.objectContaining({ code: 'unsupported' }))
  expect(() => prepareFile(name, bytes)).toThrow(words)
})

test('an empty file is refused', () => {
  expect(() => prepareFile('hall.png', Buffer.alloc(0))).toThrow('hall.png is empty')
})

test.each([
  ['../../etc/hall.png', 'hall.png'],
  ['C:\\Plans\\Hall 3.png', 'Hall 3.png'],
  ['  hall\u202Egnp.png\u0007 ', 'hallgnp.png'],
  ['Gro\u0308\u00dfe.png', 'Gr\u00f6\u00dfe.png'],
  ['hall', 'hall.png'],
  ['.png', '.png.png'],
])('the name %j becomes %j', (raw, name) => {
  expect(prepareFile(raw, pictureOf(1, 1)).name).toBe(name)
})

test.each(['', ' ', '..', 'plans/', 'a\\..', `${'x'.repeat(252)}.png`])('the name %j is refused', (raw) => {
  expect(() => prepareFile(raw, pictureOf(1, 1))).toThrow(expect.objectContaining({ code: 'invalid' }))
})
