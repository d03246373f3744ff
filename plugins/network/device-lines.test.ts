import { asset, rowPage } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { deviceSection, feedingTo } from './device-lines.ts'

const device = { macaddress: null, poebudget: 60 } as const
const port = { name: '1', poe: 'none', connectedassetid: null, connectedassetname: null, isuplink: false } as const
const [camera, pc, core] = [11, 12, 13]
const ports = [
  { ...port, poe: '802.3at', connectedassetid: camera },
  { ...port, poe: '802.3at', connectedassetid: pc },
  { ...port, poe: '802.3bt type 3', connectedassetid: camera },
  { ...port, poe: '802.3at' },
  { ...port, name: 'Gi24', connectedassetid: core, isuplink: true, connectedassetname: 'SW-CORE' },
] as const

test('what takes power over its cable counts against what the switch can give', () => {
  expect(feedingTo(ports)).toEqual([camera, pc, camera])
  expect(deviceSection(device, ports, [camera])?.lines[0]).toEqual({
    label: 'PoE asked for',
    detail: 'at most 90 of 60 W',
    tone: 'warning',
  })
  const unbudgeted = deviceSection({ ...device, poebudget: null }, ports, [camera])
  expect(unbudgeted?.lines[0]?.detail).toBe('at most 90 W')
})

test('an uplink says where it leads', () => {
  const section = deviceSection({ ...device, poebudget: null }, ports.slice(4), [])
  expect(section?.lines).toEqual([{ label: 'Uplink', detail: 'Gi24 to SW-CORE', link: rowPage(asset, core) }])
})

test('nothing is told of a device that has nothing to tell', () => {
  expect(deviceSection({ ...device, poebudget: null }, [], [])).toBeUndefined()
})
