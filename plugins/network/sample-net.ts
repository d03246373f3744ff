import type { InputOf } from '@shopdb/contract'
import type { subnet } from './addresses.ts'
import type { vlan } from './vlans.ts'

/** Areas of the sample factory in the order in which its machines are numbered; each has twenty numbers and a subnet. */
export const sampleareas = [
  ...Array.from({ length: 17 }, (_, at) => `Cell ${at + 1}`),
  'Heat treat',
  'Metrology lab',
  'Receiving inspection',
]

/** A VLAN with its subnet, and the zone it is in. */
export interface SampleNet {
  readonly zone: string
  readonly vlan: Pick<InputOf<typeof vlan>, 'number' | 'name' | 'description'>
  readonly subnet: Pick<InputOf<typeof subnet>, 'cidr' | 'gateway' | 'dhcpfrom' | 'dhcpto' | 'purpose'>
}

const net = (third: number, bits: number, dhcp?: readonly [number, number]): SampleNet['subnet'] => ({
  cidr: `10.20.${third}.0/${bits}`,
  gateway: `10.20.${third}.1`,
  ...(dhcp ? { dhcpfrom: `10.20.${third}.${dhcp[0]}`, dhcpto: `10.20.${third}.${dhcp[1]}` } : {}),
})

/** What the sample factory is divided into. */
export const samplenets: readonly SampleNet[] = [
  { zone: 'Site operations', vlan: { number: 110, name: 'Floor servers' }, subnet: net(10, 24) },
  ...sampleareas.map((name, at) => ({
    zone: 'Controls',
    vlan: { number: 111 + at, name, description: `Controls of ${name}` },
    subnet: { ...net(11 + at, 24, [220, 250]), purpose: 'Controls, and whoever services them' },
  })),
  { zone: 'Cells', vlan: { number: 140, name: 'Floor PCs and printers' }, subnet: net(40, 24) },
  { zone: 'Office', vlan: { number: 150, name: 'Offices' }, subnet: net(50, 24, [10, 30]) },
  { zone: 'Office', vlan: { number: 160, name: 'Wireless' }, subnet: net(60, 24, [10, 240]) },
  { zone: 'Cells', vlan: { number: 170, name: 'Cameras' }, subnet: net(70, 27) },
  { zone: 'Site operations', vlan: { number: 199, name: 'Management' }, subnet: net(99, 24) },
]
