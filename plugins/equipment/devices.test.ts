import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decodeXml } from './decode-xml.ts'
import { isTellingUuid } from './device-identity.ts'
import { parseDevices, type ToldDevice } from './devices-document.ts'
import { type KnownMachine, matchDevices } from './match-devices.ts'

const recorded = (name: string) =>
  parseDevices(decodeXml(readFileSync(new URL(`fixtures/${name}.xml`, import.meta.url))))

describe('a document of devices', () => {
  test.each([
    ['cppagent-fanuc.devices', '1.1', [['Fanuc-4Axis', '000', undefined]]],
    [
      'cppagent-two_devices.devices',
      '1.1',
      [
        ['Device1', 'device-1', '0'],
        ['Device2', 'device-2', '0'],
      ],
    ],
    ['trakhound-okuma-lathe.devices', undefined, [['OKUMA-Lathe', 'OKUMA.Lathe.123456', '3216549771']]],
    ['captured-agent-1.3.probe', '1.3', [['Mazak01', '43444e50-a578-11e7-a3dd-28cfe91a82ef', 'M7303290458']]],
    [
      'agent-2.0.devices',
      '2.0',
      [
        ['3105', 'mtc_adapter001', undefined],
        ['Mill & turn', '000', undefined],
        ['Lathe', '000', undefined],
      ],
    ],
  ])('%s of version %s tells its devices', (name, version, devices) => {
    const document = recorded(name)
    expect(document.version).toBe(version)
    expect(document.devices.map((one) => [one.name, one.uuid, one.serialnumber])).toEqual(devices)
  })

  test('of which an agent is part leaves that out, and takes no component for a device', () => {
    const { devices, instanceid } = recorded('agent-2.0.devices')
    expect(devices.map(({ name }) => name)).not.toContain('Agent')
    expect(devices.map(({ manufacturer }) => manufacturer)).toEqual(['Mazak_Corporation', undefined, undefined])
    expect(instanceid).toBe('1795211542')
  })

  test('that tells an error is refused with it, whatever HTTP said', () => {
    expect(() => recorded('captured-agent-1.3.error')).toThrow(/NO_DEVICE, Could not find the device nodevice/u)
  })

  test.each([
    [
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><MTConnectDevices>&b;</MTConnectDevices>',
      /declares types or entities/u,
    ],
    ['<MTConnectStreams/>', /one of MTConnectStreams/u],
    ['<html><body>Not found</body></html>', /one of html/u],
    ['', /no XML/u],
    ['no markup', /no XML/u],
    ['<MTConnectDevices><Devices', /no XML/u],
    ['<MTConnectDevices><Devices></Header></MTConnectDevices>', /no XML/u],
    ['x'.repeat(10_000_001), /too long/u],
  ])('%# that is none is refused in words', (text, words) => {
    expect(() => parseDevices(text)).toThrow(words)
  })

  test('without devices has none', () => {
    expect(parseDevices('<MTConnectDevices/>').devices).toEqual([])
  })

  test.each(['utf-16le', 'utf-8', 'latin1'] as const)('is read in %s', (encoding) => {
    const mark = encoding === 'utf-16le' ? '\uFEFF' : ''
    const declared = encoding === 'latin1' ? 'ISO-8859-1' : encoding
    const text = `${mark}<?xml version="1.0" encoding="${declared}"?><MTConnectDevices><Devices><Device name="Fr\u00E4se"/></Devices></MTConnectDevices>`
    expect(parseDevices(decodeXml(Buffer.from(text, encoding))).devices[0]?.name).toBe('Fr\u00E4se')
  })
})

const device = (told: Partial<ToldDevice>): ToldDevice => ({
  uuid: undefined,
  name: undefined,
  manufacturer: undefined,
  serialnumber: undefined,
  ...told,
})
const machine = (assetid: number, known: Partial<KnownMachine> = {}): KnownMachine => ({
  assetid,
  assetnumber: `M${assetid}`,
  name: null,
  serialnumber: null,
  deviceuuid: null,
  devicename: null,
  agenturl: null,
  ...known,
})

test.each([
  ['000', false],
  ['0000-0000', false],
  ['mtc_adapter001', false],
  ['MTC_Adapter', false],
  ['', false],
  ['abc', false],
  ['Mazak', true],
  ['43444e50-a578-11e7-a3dd-28cfe91a82ef', true],
])('the uuid %j tells which device it is: %s', (uuid, isTelling) => {
  expect(isTellingUuid(uuid)).toBe(isTelling)
})

test('a uuid that is only the name or the maker of the device tells nothing', () => {
  expect(isTellingUuid('Mazak', ['Mill 7', ' mazak '])).toBe(false)
  expect(isTellingUuid('Mazak', ['Mill 7', undefined])).toBe(true)
})

describe('a device', () => {
  const outcome = (devices: readonly ToldDevice[], machines: readonly KnownMachine[]) =>
    matchDevices(devices, machines).map((one) => [one.outcome, one.by, one.machines.map(({ assetid }) => assetid)])

  test('is found by its uuid before its serial number, and by that before its name', () => {
    const told = device({ uuid: 'DEV-1', serialnumber: 'SN-2', name: 'M3' })
    const machines = [machine(1, { deviceuuid: 'dev-1' }), machine(2, { serialnumber: 'sn-2' }), machine(3)]
    expect(outcome([told], machines)).toEqual([['matched', 'uuid', [1]]])
    expect(outcome([told], machines.slice(1))).toEqual([['matched', 'serial number', [2]]])
    expect(outcome([told], machines.slice(2))).toEqual([['matched', 'name', [3]]])
    expect(outcome([told], [])).toEqual([['unknown', undefined, []]])
  })

  test('whose uuid says nothing is found by what else it tells', () => {
    const machines = [machine(1, { deviceuuid: '000' }), machine(2, { devicename: 'Lathe' })]
    expect(outcome([device({ uuid: '000', name: 'Lathe' })], machines)).toEqual([['matched', 'name', [2]]])
    expect(outcome([device({ uuid: '000' })], machines)).toEqual([['unknown', undefined, []]])
  })

  test('that shares its uuid or serial number with others is not found by it', () => {
    const twice = device({ uuid: 'same-uuid' })
    expect(outcome([twice, twice], [machine(1, { deviceuuid: 'same-uuid' })])).toEqual([
      ['unknown', undefined, []],
      ['unknown', undefined, []],
    ])
    const both = [machine(1, { serialnumber: 'SN' }), machine(2, { serialnumber: 'SN' })]
    expect(outcome([device({ serialnumber: 'SN' })], both)).toEqual([['ambiguous', 'serial number', [1, 2]]])
    expect(outcome([device({ serialnumber: '0' })], [machine(1, { serialnumber: '0' })])).toEqual([
      ['unknown', undefined, []],
    ])
  })

  test('and another that mean one machine are both left to somebody', () => {
    const devices = [device({ serialnumber: 'SN' }), device({ name: 'M1' })]
    expect(outcome(devices, [machine(1, { serialnumber: 'SN' })])).toEqual([
      ['ambiguous', 'serial number', [1]],
      ['ambiguous', 'name', [1]],
    ])
  })

  test('with a uuid is not taken for a machine that has another', () => {
    const known = machine(1, { deviceuuid: 'old-uuid', serialnumber: 'SN' })
    expect(matchDevices([device({ uuid: 'new-uuid', serialnumber: 'SN' })], [known])).toMatchObject([
      { outcome: 'ambiguous', note: 'M1 is known by another uuid' },
    ])
  })
})
