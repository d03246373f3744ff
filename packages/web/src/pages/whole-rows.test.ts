import { linesSection, type PanelContent, tableSection } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { wholeRows } from './whole-rows.ts'

const lines = linesSection('Subnet', [{ label: 'Free', detail: '17' }]) as PanelContent
const narrow = tableSection('Free', { address: 'Address' }, [{ address: '10.1.2.3' }])
const broad = tableSection('Addresses', { address: 'Address', name: 'Name', holder: 'Used by' }, [])

test('two sections that are not broad stand side by side', () => {
  expect(wholeRows([lines, narrow, broad])).toEqual([false, false, true])
})

test('what would stand alone beside an empty half takes the row', () => {
  expect(wholeRows([lines, broad, narrow])).toEqual([true, true, true])
  expect(wholeRows([lines, narrow, lines])).toEqual([false, false, true])
  expect(wholeRows([lines])).toEqual([true])
  expect(wholeRows([])).toEqual([])
})
