import { expect, test } from 'vitest'
import { typeNameOf } from './gage-types.ts'

test.each([
  ['Laser measuring microscope', 'Other'],
  ['Spring tester', 'Other'],
  ['Borescope', 'Other'],
  ['Thermometer', 'Other'],
  ['Temperature indicator', 'Other'],
  ['Torque tester', 'Other'],
  ['Ring light', 'Other'],
  ['Spindle balancer', 'Other'],
  ['Flux capacitor', 'Other'],
  [null, 'Other'],
  ['Vernier caliper, 0.02 division', 'Caliper'],
  ['Outside micrometer 0-1"', 'Micrometer'],
  ['O.D. mic', 'Micrometer'],
  ['Plug gage set', 'Plug gage'],
  ['PIN GAGES .061-.250', 'Plug gage'],
  ['Thread ring gage', 'Thread gage'],
  ['Setting ring 2.000', 'Ring gage'],
  ['Dial bore gauge', 'Bore gage'],
  ['Gauge block set', 'Gage block set'],
  ['Pressure indicator', 'Pressure gage'],
  ['Test indicator', 'Indicator'],
  ['Coordinate measuring machine', 'CMM'],
  ['Torque wrench 10-100 ft-lb', 'Torque wrench'],
])('%j is of the type %s', (description, type) => {
  expect(typeNameOf(description)).toBe(type)
})
