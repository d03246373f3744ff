import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { knownmakers, makerOf, parseMakers } from './mac-maker.ts'

test.each([
  ['AC:CC:8E:00:11:22', 'Axis Communications'],
  ['00-90-e8-12-34-56', 'Moxa'],
  ['0000.bc12.3456', 'Rockwell Automation'],
  ['F4BD9E000001', 'Cisco'],
  ['00:01:05:12:34:56', 'Beckhoff'],
  ['00:80:63:12:34:56', 'Hirschmann'],
  ['00:A0:45:12:34:56', 'Phoenix Contact'],
  ['00:60:65:12:34:56', 'B&R'],
  ['00:0B:AB:12:34:56', 'Advantech'],
  ['B8:27:EB:12:34:56', 'Raspberry Pi'],
  ['00:50:56:12:34:56', 'VMware'],
])('%s is of %s', (mac, maker) => {
  expect(makerOf(mac)).toBe(maker)
})

test('the longest prefix counts, for makers share those of 24 bits', () => {
  const table = parseMakers(
    '# A list\nSomebody large\n\t70B3D5\nSomebody small\n\t70B3D51 70B3D52\nSomebody tiny\n\t70B3D51A2\n',
  )
  expect(makerOf('70:B3:D5:99:00:00', table)).toBe('Somebody large')
  expect(makerOf('70:B3:D5:1F:00:00', table)).toBe('Somebody small')
  expect(makerOf('70:B3:D5:2F:00:00', table)).toBe('Somebody small')
  expect(makerOf('70:B3:D5:1A:2F:00', table)).toBe('Somebody tiny')
})

test('an address that something gave itself has no maker, whatever it begins with', () => {
  expect(makerOf('02:AA:BB:00:00:01', parseMakers('Nobody\n\t02AABB'))).toMatch(/locally/u)
  expect(makerOf('01:00:5E:00:00:01')).toMatch(/group/u)
})

test('a prefix that nobody here knows says nothing, nor does no address', () => {
  expect(makerOf('F4:BD:9E:00:00:01', parseMakers(''))).toBeUndefined()
  expect(makerOf(null)).toBeUndefined()
})

test('makers that a shop floor meets are among those that come with the plugin', () => {
  const wanted = [
    'Siemens',
    'Fanuc',
    'Mitsubishi Electric',
    'Omron',
    'Aruba',
    'Ubiquiti',
    'MikroTik',
    'Dell',
    'HP',
    'Lenovo',
  ]
  const others = [
    'Intel',
    'Zebra Technologies',
    'Brother',
    'Kyocera',
    'Lexmark',
    'Keyence',
    'Cognex',
    'Zeiss',
    'Mitutoyo',
  ]
  const makers = new Set(knownmakers.values())
  expect(
    [...wanted, ...others, 'Hexagon Metrology', 'Heidenhain', 'Renishaw'].filter((one) => !makers.has(one)),
  ).toEqual([])
})

test('every prefix is whole, and told once', () => {
  const list = readFileSync(new URL('data/oui.txt', import.meta.url), 'utf8')
  const prefixes = list.split('\n').flatMap((line) => (line.startsWith('\t') ? line.trim().split(' ') : []))
  expect(prefixes.length).toBe(knownmakers.size)
  for (const prefix of prefixes) expect(prefix).toMatch(/^([\dA-F]{6}|[\dA-F]{7}|[\dA-F]{9})$/u)
})
