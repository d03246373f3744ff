import { asset, rowPage } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { feedingTo, portsSection } from './device-lines.ts'

const device = { kind: 'switch', macaddress: null, poebudget: 60 } as const
const port = { name: '1', poe: 'none', connectedassetid: null, connectedassetname: null, isuplink: false } as const
const [camera, pc, core] = [11, 12, 13]
const count = { all: 1, free: 0 }
const ports = [
  { ...port, poe: '802.3at', connectedassetid: camera },
  { ...port, poe: '802.3at', connectedassetid: pc },
  { ...port, poe: '802.3bt type 3', connectedassetid: camera },
  { ...port, poe: '802.3at' },
  { ...port, name: 'Gi24', connectedassetid: core, isuplink: true, connectedassetname: 'SW-CORE' },
] as const

test('what takes power over its cable counts against what the switch can give', () => {
  expect(feedingTo(ports)).toEqual([camera, pc, camera])
  expect(portsSection(device, ports, { count, fed: [camera] })?.lines[1]).toEqual({
    label: 'PoE asked for',
    detail: 'at most 90 of 60 W',
    tone: 'warning',
  })
  const unbudgeted = portsSection({ ...device, poebudget: null }, ports, { count, fed: [camera] })
  expect(unbudgeted?.lines[1]?.detail).toBe('at most 90 W')
})

test('a switch without a free port says so loudly, and an uplink says where it leads', () => {
  const section = portsSection({ ...device, poebudget: null }, ports.slice(4), { count, fed: [] })
  expect(section?.lines).toEqual([
    { label: 'Ports', detail: '0 of 1 ports free', tone: 'warning' },
    { label: 'Uplink', detail: 'Gi24 to SW-CORE', link: rowPage(asset, core) },
  ])
})

test('nothing is told of a device that has nothing to tell', () => {
  expect(portsSection({ ...device, poebudget: null }, [], { count: undefined, fed: [] })).toBeUndefined()
})
