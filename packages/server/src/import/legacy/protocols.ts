import { foldText } from '../../base/fold.ts'
import type { Wish } from '../plan.ts'
import { addressOf, agentOf, hardwareOf, portOf } from './addresses.ts'
import type { LegacyRow } from './data.ts'
import { found, gather, nothing, type Found } from './notes.ts'
import { cleanLine, cleanLines, stringOf } from './text.ts'
import { boundedOf, choiceOf } from './values.ts'

/** The subtype tables of equipment that a row of `communications` can become. */
export type Protocol = 'focas' | 'mtconnect' | 'clm' | 'serialdnc' | 'ethernet'

const names: Readonly<Record<string, Protocol>> = {
  focas: 'focas',
  mtconnect: 'mtconnect',
  clm: 'clm',
  serial: 'serialdnc',
  rs232: 'serialdnc',
  dnc: 'serialdnc',
  ip: 'ethernet',
  ethernet: 'ethernet',
  network_interface: 'ethernet',
  'network interface': 'ethernet',
}

/** Which table a kind of communication belongs in; undefined for one that we have none for, such as VNC. */
export function protocolOf(typename: unknown): Protocol | undefined {
  return names[foldText(stringOf(typename) ?? '')]
}

type Read = ReturnType<typeof gather<Wish>>

/** What a row of `communications` says, in the members of its protocol. */
export function readCommunication(protocol: Protocol, row: LegacyRow): Read {
  const address = addressOf(row['ipaddress'])
  return gather<Wish>({
    ipaddress: { ...(address.value?.ipaddress ? { value: address.value.ipaddress } : {}), notes: address.notes },
    macaddress: hardwareOf(row['macaddress']),
    ...readers[protocol](row, address),
  })
}

type Members = Readonly<Record<string, Found<Wish>>>
type Address = ReturnType<typeof addressOf>

const readers: Readonly<Record<Protocol, (row: LegacyRow, address: Address) => Members>> = {
  focas: (row, address) => ({
    port: port(row, address),
    pathid: boundedOf(row['pathid'], { min: 1, max: 15, name: 'the path' }),
    notes: cleanLines(row['settings']),
  }),
  clm: (row, address) => ({ port: port(row, address), notes: cleanLines(row['settings']) }),
  mtconnect: readAgent,
  serialdnc: readSerial,
  ethernet: (row, address) => ({
    isdhcp: address.value?.isdhcp ? found(true) : nothing,
    subnetmask: mask(row),
    notes: cleanLines(row['settings']),
  }),
}

const port = (row: LegacyRow, address: Address): Found<number> =>
  address.value?.port === undefined ? portOf(row['port']) : found(address.value.port)

const mask = (row: LegacyRow): Found<string> => {
  const { value, notes } = addressOf(row['subnetmask'])
  return value?.ipaddress === undefined ? { notes } : { value: value.ipaddress, notes }
}

/** The agent's address stands in the settings; what stands in the columns is then the machine's own adapter, else the agent's. */
function readAgent(row: LegacyRow, address: Address): Members {
  const own = port(row, address)
  const settings = agentOf(row['settings'])
  if (settings.value !== undefined) return { agenturl: settings, port: own }
  const notes = cleanLines(row['settings'])
  if (address.value?.ipaddress === undefined) return { port: own, notes }
  const host = address.value.ipaddress.includes(':') ? `[${address.value.ipaddress}]` : address.value.ipaddress
  return {
    ipaddress: { notes: address.notes },
    agenturl: { value: `http://${host}:${own.value ?? 5000}`, notes: own.notes },
    notes,
  }
}

/** A serial line is a COM port of a PC, or a port of a terminal server that has an address. */
function readSerial(row: LegacyRow, address: Address): Members {
  const line = cleanLine(row['port'], 20).value ?? ''
  const isCom = /[a-z]/iu.test(line) || address.value?.ipaddress === undefined
  return {
    ...(isCom ? { comport: cleanLine(row['port'], 20) } : { port: port(row, address) }),
    baud: boundedOf(row['baud'], { min: 50, max: 1_000_000, name: 'the baud rate' }),
    databits: boundedOf(row['databits'], { min: 5, max: 8, name: 'the number of data bits' }),
    stopbits: boundedOf(row['stopbits'], { min: 1, max: 2, name: 'the number of stop bits' }),
    parity: choiceOf(row['parity'], ['none', 'even', 'odd', 'mark', 'space'], 'the parity'),
    notes: cleanLines(row['settings']),
  }
}
