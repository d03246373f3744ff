import { asset, type LinesSection, linesSection, type ListLine, type NamedRow, rowPage } from '@shopdb/contract'
import type { networkdevice } from './devices.ts'
import { makerOf } from './mac-maker.ts'
import { poewatts, type port } from './ports.ts'

type Device = Pick<NamedRow<typeof networkdevice>, 'macaddress' | 'poebudget'>
type Port = Pick<NamedRow<typeof port>, 'name' | 'poe' | 'connectedassetid' | 'connectedassetname' | 'isuplink'>

/** What the page of a device tells of its ports, which are enabled, and of its maker; `fed` is what takes power over its cable. */
export function deviceSection(
  { macaddress, poebudget }: Device,
  ports: readonly Port[],
  fed: readonly number[],
): LinesSection | undefined {
  const feeds = poebudget !== null || feedingTo(ports).length > 0
  const maker = makerOf(macaddress)
  return linesSection('Device', [
    feeds && poeLine(poebudget, ports, fed),
    maker !== undefined && { label: 'Maker by MAC', detail: maker },
    ...ports.map(uplinkLine),
  ])
}

/** What hangs on ports that give power. */
export function feedingTo(ports: readonly Port[]): readonly number[] {
  return ports.flatMap(({ poe, connectedassetid }) => (poe === 'none' ? [] : (connectedassetid ?? [])))
}

const uplinkLine = ({ isuplink, name, connectedassetname, connectedassetid }: Port) =>
  isuplink &&
  connectedassetid !== null && {
    label: 'Uplink',
    detail: `${name} to ${connectedassetname}`,
    link: rowPage(asset, connectedassetid),
  }

/** The most that what hangs on it could ask for, beside what it can give. */
function poeLine(budget: number | null, ports: readonly Port[], fed: readonly number[]): ListLine {
  const taking = ports.filter(({ connectedassetid }) => fed.includes(connectedassetid ?? 0))
  const watts = Math.round(taking.reduce((sum, { poe }) => sum + poewatts[poe], 0))
  const detail = budget === null ? `at most ${watts} W` : `at most ${watts} of ${budget} W`
  return { label: 'PoE asked for', detail, tone: budget !== null && watts > budget ? 'warning' : 'neutral' }
}
