import type { RowOf } from '@shopdb/contract'
import type { networkdevice } from './devices.ts'
import { sampleareas } from './sample-net.ts'

/** A device of the sample factory. */
export interface SampleDevice {
  readonly number: string
  readonly name: string
  readonly kind: RowOf<typeof networkdevice>['kind']
  /** One of the files in `devicetypes/`, or of the models that have no ports of their own. */
  readonly model?: string
  /** The location it stands at. */
  readonly place: string
  /** Aside of the middle of its place, or a spot of its own. */
  readonly aside?: readonly [number, number]
  readonly spot?: readonly [number, number]
  readonly ipaddress?: string
  /** The port of another device that it hangs on, and its own port to it. */
  readonly uplink?: readonly [device: string, port: string, own?: string]
  readonly more?: Partial<RowOf<typeof networkdevice>>
}

const building = 'Main building'

const closet = (at: number): SampleDevice => ({
  number: `IDF-${at}`,
  name: `Network closet ${at}`,
  kind: 'closet',
  place: `IDF-${at}`,
})

const core = (at: number): SampleDevice => ({
  number: `SW-CORE-${at}`,
  name: `Core switch ${at}`,
  kind: 'switch',
  model: 'C9300-24S',
  place: `IDF-${at}`,
  aside: [-30, -18],
  ipaddress: `10.20.99.${at + 1}`,
  more: { firmware: 'IOS-XE 17.9.4', rack: 'A', rackunit: 20, rackheight: 1 },
})

const access = (at: number, uplink: SampleDevice['uplink']): SampleDevice => ({
  number: `SW-IDF-${at}`,
  name: `Access switch ${at}`,
  kind: 'switch',
  model: 'C9200L-24P-4G-E',
  place: `IDF-${at}`,
  aside: [30, -18],
  ipaddress: `10.20.99.${at + 10}`,
  ...(uplink ? { uplink } : {}),
  more: { firmware: 'IOS-XE 17.9.4', poebudget: 370, rack: 'A', rackunit: 18, rackheight: 1 },
})

const power = (at: number): SampleDevice => ({
  number: `UPS-${at}`,
  name: `UPS of IDF-${at}`,
  kind: 'ups',
  model: 'SMT1500RM2UC',
  place: `IDF-${at}`,
  aside: [0, 24],
  ipaddress: `10.20.99.${at + 20}`,
  uplink: [`SW-IDF-${at}`, 'GigabitEthernet1/0/24', 'Ethernet'],
  more: { firmware: 'UPS 04.1', rack: 'A', rackunit: 2, rackheight: 2 },
})

const cell = (place: string, at: number): SampleDevice => ({
  number: `SW-${111 + at}`,
  name: `Switch of ${place}`,
  kind: 'switch',
  model: 'IE-2000-16PTC-G-NX',
  place,
  aside: [185, -185],
  ipaddress: `10.20.99.${111 + at}`,
  uplink: [`SW-CORE-${at < 10 ? 1 : 2}`, `GigabitEthernet1/0/${(at % 10) + 1}`, 'GigabitEthernet1/1'],
  more: { firmware: '15.2(8)E5' },
})

const apspots = [500, 1300, 2100, 2900].flatMap((x) => [670, 1890].map((y): readonly [number, number] => [x, y]))

const accesspoint = (spot: readonly [number, number], at: number): SampleDevice => ({
  number: `AP-${String(at + 1).padStart(2, '0')}`,
  name: `Access point ${at + 1}`,
  kind: 'access point',
  model: 'C9130AXI-B',
  place: building,
  spot,
  ipaddress: `10.20.99.${at + 31}`,
  uplink: [`SW-IDF-${(at % 3) + 1}`, `GigabitEthernet1/0/${Math.floor(at / 3) + 1}`, 'GigabitEthernet0'],
  more: { firmware: '17.9.4.27' },
})

const camera = (at: number): SampleDevice => ({
  number: `CAM-${String(at + 1).padStart(2, '0')}`,
  name: at < 12 ? `Main aisle, camera ${at + 1}` : `Cross aisle, camera ${at - 11}`,
  kind: 'camera',
  model: 'P3268-LVE',
  place: building,
  spot: at < 12 ? [160 + at * 270, 1262] : [1690, 150 + (at - 12) * 190],
  ipaddress: `10.20.70.${at + 4}`,
  uplink: [`SW-IDF-${(at % 3) + 1}`, `GigabitEthernet1/0/${Math.floor(at / 3) + 4}`],
  more: {
    firmware: '11.8.61',
    macaddress: `B8:A4:4F:20:70:${(at + 4).toString(16).padStart(2, '0').toUpperCase()}`,
  },
})

/** Every device, those that others hang on first. */
export const sampledevices: readonly SampleDevice[] = [
  ...[1, 2, 3].map(closet),
  core(1),
  { ...core(2), uplink: ['SW-CORE-1', 'GigabitEthernet1/0/23', 'GigabitEthernet1/0/23'] },
  access(1, ['SW-CORE-1', 'GigabitEthernet1/0/21', 'GigabitEthernet1/1/1']),
  access(2, ['SW-CORE-2', 'GigabitEthernet1/0/21', 'GigabitEthernet1/1/1']),
  access(3, ['SW-CORE-2', 'GigabitEthernet1/0/22', 'GigabitEthernet1/1/1']),
  {
    number: 'FW-1',
    name: 'Firewall to the offices',
    kind: 'firewall',
    model: 'FG-501E',
    place: 'IDF-1',
    aside: [80, 24],
    ipaddress: '10.20.99.1',
    uplink: ['SW-CORE-1', 'GigabitEthernet1/0/22', 'port9'],
    more: { firmware: '7.4.4', rack: 'A', rackunit: 22, rackheight: 2 },
  },
  ...[1, 2, 3].map(power),
  ...sampleareas.map(cell),
  ...apspots.map(accesspoint),
  ...Array.from({ length: 24 }, (_, at) => camera(at)),
]
