import { expect, test } from 'vitest'
import { saidState } from './gage-states.ts'

test.each([
  ['', 'active'],
  ['N/A', 'active'],
  ['ACTIVE', 'active'],
  ['Active 3/14/26', 'active'],
  ['In use', 'active'],
  ['In service', 'active'],
  ['IN-SERVICE', 'active'],
  ['Active - in service', 'active'],
  ['OK', 'active'],
  ['Available', 'active'],
  ['SERVICE', 'in repair'],
  ['Out for service', 'in repair'],
  ['FOR REPAIR', 'in repair'],
  ['in repair', 'in repair'],
  ['Being repaired', 'in repair'],
  ['out for calibration', 'out for calibration'],
  ['Sent out for cal.', 'out for calibration'],
  ['At cal lab', 'out for calibration'],
  ['Quarantine', 'quarantined'],
  ['ON HOLD', 'quarantined'],
  ['DEFECTIVE - anvil', 'quarantined'],
  ['Do not use', 'quarantined'],
  ['Out of service', 'quarantined'],
  ['Not in service', 'quarantined'],
  ['LOST 3/2024', 'lost'],
  ['not found', 'lost'],
  ['IN-ACTIVE', 'retired'],
  ['Inactive', 'retired'],
  ['Not active', 'retired'],
  ['no longer in use', 'retired'],
  ['SCRAP', 'retired'],
  ['removed from service', 'retired'],
  ['Reference only', 'reference only'],
  ['For reference only', 'reference only'],
  ['Calibration not required', 'reference only'],
])('the status %j is %s', (written, state) => {
  expect(saidState(written)).toBe(state)
})

test.each([
  'asleep',
  'Not lost',
  'never repaired',
  'repaired',
  'In service until repair',
  'Active until scrapped',
  'Household',
  'Holder',
  'Serviceable',
  'In calibration',
  'calibrated',
  'Lost, not missing',
  'hyperactive',
])('the status %j is not plainly one', (written) => {
  expect(saidState(written)).toBeUndefined()
})
