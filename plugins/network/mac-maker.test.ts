import { expect, test } from 'vitest'
import { macTable, makerOf } from './mac-maker.ts'
import { macprefixes } from './mac-prefixes.ts'

test.each([
  ['AC:CC:8E:00:11:22', 'Axis Communications'],
  ['00-90-e8-12-34-56', 'Moxa'],
  ['0000.bc12.3456', 'Rockwell Automation'],
  ['F4BD9E000001', 'Cisco'],
])('%s is of %s', (mac, maker) => {
  expect(makerOf(mac)).toBe(maker)
})

test('the longest prefix counts, for makers share those of 24 bits', () => {
  const table = macTable({ 'Somebody large': '70B3D5', 'Somebody small': '70B3D51', 'Somebody tiny': '70B3D51A2' })
  expect(makerOf('70:B3:D5:99:00:00', table)).toBe('Somebody large')
  expect(makerOf('70:B3:D5:1F:00:00', table)).toBe('Somebody small')
  expect(makerOf('70:B3:D5:1A:2F:00', table)).toBe('Somebody tiny')
})

test('an address that something gave itself has no maker, whatever it begins with', () => {
  expect(makerOf('02:AA:BB:00:00:01', macTable({ Nobody: '02AABB' }))).toMatch(/locally/u)
  expect(makerOf('01:00:5E:00:00:01')).toMatch(/group/u)
})

test('a prefix that nobody here knows says nothing', () => {
  expect(makerOf('F4:BD:9E:00:00:01', macTable({}))).toBeUndefined()
})

test('every prefix is whole, of one maker, and none is a local one', () => {
  const prefixes = Object.values(macprefixes).flatMap((list) => list.trim().split(/\s+/u))
  expect(new Set(prefixes).size).toBe(prefixes.length)
  for (const prefix of prefixes) expect(prefix).toMatch(/^([\dA-F]{6}|[\dA-F]{7}|[\dA-F]{9})$/u)
})
