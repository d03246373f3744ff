import { expect, test } from 'vitest'
import { deviceLines, feedingTo } from './device-lines.ts'

const device = { kind: 'switch', macaddress: null, poebudget: 60 } as const
const port = { name: '1', poe: 'none', connectedassetid: null, connectedassetname: null, isuplink: false } as const
const [camera, pc, core] = [11, 12, 13]
const count = { deviceid: 1, ports: 1, free: 0 }
const ports = [
  { ...port, poe: '802.3at', connectedassetid: camera },
  { ...port, poe: '802.3at', connectedassetid: pc },
  { ...port, poe: '802.3bt type 3', connectedassetid: camera },
  { ...port, poe: '802.3at' },
  { ...port, name: 'Gi24', connectedassetid: core, isuplink: true, connectedassetname: 'SW-CORE' },
] as const

test('what takes power over its cable counts against what the switch can give', () => {
  expect(feedingTo(ports)).toEqual([camera, pc, camera])
  const [, poe] = deviceLines(device, ports, { count, fed: [camera] })
  expect(poe).toEqual({ label: 'PoE asked for', detail: 'at most 90 of 60 W', tone: 'warning' })
  expect(deviceLines({ ...device, poebudget: null }, ports, { count, fed: [camera] })[1]?.detail).toBe('at most 90 W')
})

test('a switch without a free port says so loudly, and an uplink says where it leads', () => {
  const lines = deviceLines({ ...device, poebudget: null }, ports.slice(4), { count, fed: [] })
  expect(lines).toEqual([
    { label: 'Ports', detail: '0 of 1 ports free', tone: 'warning' },
    { label: 'Uplink', detail: 'Gi24 to SW-CORE', link: '/assets/13' },
  ])
})

test('nothing is told of a device that has nothing to tell', () => {
  expect(deviceLines({ ...device, poebudget: null }, [], { count: undefined, fed: [] })).toEqual([])
})
