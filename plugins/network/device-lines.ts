import type { ListLine, RowOf } from '@shopdb/contract'
import type { networkdevice } from './devices.ts'
import { makerOf } from './mac-maker.ts'
import { countPorts, portsWord } from './port-counts.ts'
import { poeWatts, type port } from './ports.ts'
import { nameIn } from './sections.ts'

type Device = Pick<RowOf<typeof networkdevice>, 'assetid' | 'kind' | 'macaddress' | 'poebudget'>
type Port = Pick<RowOf<typeof port>, 'name' | 'medium' | 'poe' | 'connectedassetid' | 'isuplink'>

/** What is fed over its cable; a PC at a port that could feed it takes nothing. */
export const fedkinds = ['access point', 'camera', 'gateway', 'other'] as const

/** What hangs on ports that give power. */
export function feedingTo(ports: readonly Port[]): readonly number[] {
  return ports.flatMap(({ poe, connectedassetid }) => (poe === 'none' ? [] : (connectedassetid ?? [])))
}

/** What the page of a device tells of its ports, which are enabled; `fed` is what takes power over its cable. */
export function deviceLines(device: Device, ports: readonly Port[], fed: readonly number[]): readonly ListLine[] {
  const maker = makerOf(device.macaddress)
  return [
    ...portsLine(device, ports),
    ...poeLine(device.poebudget, ports, fed),
    ...(maker === undefined ? [] : [{ label: 'Maker by MAC', detail: maker }]),
    ...uplinkLines(ports),
  ]
}

function portsLine({ assetid, kind }: Device, ports: readonly Port[]): readonly ListLine[] {
  const count = countPorts(assetid, ports)
  if (count.ports === 0) return []
  const line = { label: 'Ports', detail: portsWord(count) }
  return [count.free === 0 && kind === 'switch' ? { ...line, tone: 'warning' } : line]
}

/** The most that what hangs on it could ask for, beside what it can give. */
function poeLine(budget: number | null, ports: readonly Port[], fed: readonly number[]): readonly ListLine[] {
  const label = 'PoE asked for'
  if (feedingTo(ports).length === 0 && budget === null) return []
  const taking = ports.filter(({ connectedassetid }) => connectedassetid !== null && fed.includes(connectedassetid))
  const watts = Math.round(taking.reduce((sum, { poe }) => sum + poeWatts(poe), 0))
  if (budget === null) return [{ label, detail: `at most ${watts} W` }]
  return [{ label, detail: `at most ${watts} of ${budget} W`, tone: watts > budget ? 'warning' : 'neutral' }]
}

function uplinkLines(ports: readonly Port[]): readonly ListLine[] {
  const uplinks = ports.filter(({ isuplink, connectedassetid }) => isuplink && connectedassetid !== null)
  return uplinks.map((one) => ({
    label: 'Uplink',
    detail: `${one.name} to ${nameIn(one, 'connectedassetname') ?? ''}`,
    link: `/assets/${one.connectedassetid}`,
  }))
}
