import { expect, test } from 'vitest'
import { findPort, numberIn } from './port-name.ts'

const ports = ['GigabitEthernet1/0/7', 'GigabitEthernet1/0/8', 'TenGigabitEthernet1/0/7', 'Uplink', '7'].map(
  (name) => ({ name }),
)

test.each([
  ['gigabitethernet1/0/7', 'GigabitEthernet1/0/7'],
  ['Gi1/0/8', 'GigabitEthernet1/0/8'],
  ['GigabitEthernet 1/0/8', 'GigabitEthernet1/0/8'],
  ['Te1/0/7', 'TenGigabitEthernet1/0/7'],
  ['Port 7', '7'],
])('%s means %s', (said, name) => {
  expect(findPort(ports, said)?.name).toBe(name)
})

test('a name that is nobody here, or could be several, means none', () => {
  expect(findPort(ports, 'Gi2/0/7')).toBeUndefined()
  expect(findPort([{ name: 'GigaA1' }, { name: 'GigaB1' }], 'gi1')).toBeUndefined()
})

test('a port that is new stands where the last number in its name says', () => {
  expect(['Gi1/0/24', 'Port 3', 'Uplink', 'eth12 (rear)'].map(numberIn)).toEqual([24, 3, 0, 12])
})
