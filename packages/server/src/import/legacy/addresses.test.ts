import { expect, test } from 'vitest'
import { addressOf, agentOf, hardwareOf, portOf } from './addresses.ts'

test.each([
  [' 10.80.91.248 ', '10.80.91.248', 0],
  ['010.080.091.008', '10.80.91.8', 1],
  ['10.1.2.3/24', '10.1.2.3', 1],
  ['10.1.2.3, 10.1.2.4', '10.1.2.3', 1],
  ['10.1.2.3 / 10.1.2.4', '10.1.2.3', 1],
  ['10.1.2.3/10.1.2.4', '10.1.2.3', 1],
  ['10.1.2.3;fd00::1', '10.1.2.3', 1],
  ['fd00:0:0::1', 'fd00::1', 1],
])('of %s the address is %s', (raw, ipaddress, notes) => {
  expect(addressOf(raw).value?.ipaddress).toBe(ipaddress)
  expect(addressOf(raw).notes).toHaveLength(notes)
})

test.each(['0.0.0.0', '000.000.000.000', '10.1.2', '10.1.2.300', 'cnc7.shop', 'N/A'])(
  '%s is no address, which is said',
  (raw) => {
    expect(addressOf(raw).value).toBeUndefined()
    expect(addressOf(raw).notes).toMatchObject([{ kind: 'badaddress' }])
  },
)

test('an address can bring its port, and DHCP is a word for none', () => {
  expect(addressOf('10.1.2.3:8193').value).toMatchObject({ ipaddress: '10.1.2.3', port: 8193 })
  expect(addressOf('dhcp').value).toEqual({ isdhcp: true })
})

test.each([
  ['8193', 8193, 0],
  ['8193 ', 8193, 0],
  ['8193/8194', 8193, 1],
  ['tcp 7878', 7878, 1],
  ['99999', undefined, 1],
  ['', undefined, 0],
])('of the port %j the first is %s', (raw, port, notes) => {
  expect(portOf(raw)).toMatchObject(port === undefined ? {} : { value: port })
  expect(portOf(raw).notes).toHaveLength(notes)
})

test('a hardware address is one in each of its four notations', () => {
  const notations = ['4D:56:8A:B5:BD:8B', '4d-56-8a-b5-bd-8b', '4d56.8ab5.bd8b', '4D568AB5BD8B']
  expect(new Set(notations.map((raw) => hardwareOf(raw).value))).toEqual(new Set(['4D:56:8A:B5:BD:8B']))
  expect(hardwareOf('00-00-00-00-00-00').value).toBeUndefined()
  expect(hardwareOf('see sticker')).toMatchObject({ notes: [{ kind: 'badmac' }] })
})

test('the root of an MTConnect agent is found in the address of any of its documents', () => {
  const written = [
    'http://10.80.92.176:5000/probe',
    'url=http://10.80.92.176:5000/current?path=//x',
    'http://10.80.92.176:5000/',
  ]
  expect(new Set(written.map((raw) => agentOf(raw).value))).toEqual(new Set(['http://10.80.92.176:5000']))
  expect(agentOf('http://10.1.1.1:5000/Mazak01/probe').value).toBe('http://10.1.1.1:5000/Mazak01')
  expect(agentOf('none yet')).toEqual({ notes: [] })
})
