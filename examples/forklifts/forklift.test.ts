import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInput } from '@shopdb/contract'
import { forklift } from './plugin.ts'

test('a forklift is taken with what is known of it', () => {
  const input = {
    fleetnumber: 'FL-7',
    capacitykg: 1600,
    mastheightmm: 3300,
    ispropane: true,
    inspectiondue: '2027-01-31',
    operatorlicence: 'Class IV',
  }
  assert.deepEqual(parseInput(forklift.fields, input, 'create'), input)
})

test('a capacity below nothing is refused', () => {
  assert.throws(() => parseInput(forklift.fields, { capacitykg: -1 }, 'create'), /capacitykg must be at least 0/)
})

test('a collector knows a forklift again by its fleet number', () => {
  const identities = Object.entries(forklift.fields).filter(([, field]) => field.identity)
  assert.deepEqual(
    identities.map(([name]) => name),
    ['fleetnumber'],
  )
})
