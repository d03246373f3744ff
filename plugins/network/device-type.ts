import { invalid, type InputOf, type RowOf } from '@shopdb/contract'
import type { Document } from 'yaml'
import type { modelport } from './ports.ts'

/** A port as the device type library tells it. */
export type TypePort = Omit<InputOf<typeof modelport>, 'modelid'>

/** A product as the device type library tells it. */
export interface DeviceType {
  readonly manufacturer: string
  readonly model: string
  readonly partnumber: string | null
  /** Units of a rack. */
  readonly height: number | null
  readonly ports: readonly TypePort[]
}

/** What a file said, one after the other: it may hold several. A text says what is wrong with one. */
export async function parseDeviceTypes(text: string): Promise<readonly (DeviceType | string)[]> {
  // Asked for by few, and not while a site starts.
  const { parseAllDocuments } = await import('yaml')
  const documents = parseAllDocuments(text)
  if (!Array.isArray(documents) || documents.length === 0) throw invalid('The file holds no device type.')
  return documents.map(readDocument)
}

function readDocument(document: Document.Parsed): DeviceType | string {
  try {
    const [error] = document.errors
    if (error) throw error
    // Aliases are not used by the library, and are how a small file becomes a large one.
    return readType(document.toJS({ maxAliasCount: 0 }))
  } catch (cause) {
    return `It is no YAML that can be read: ${cause instanceof Error ? cause.message.split('\n')[0] : ''}`
  }
}

type Members = Readonly<Record<string, unknown>>

function readType(read: unknown): DeviceType | string {
  const members = membersOf(read)
  const manufacturer = textOf(members['manufacturer'])
  const model = textOf(members['model'])
  if (manufacturer === '' || model === '') return 'It names no manufacturer and model.'
  const height = Number(members['u_height'])
  return {
    manufacturer,
    model,
    partnumber: textOf(members['part_number']) || null,
    height: Number.isFinite(height) ? height : null,
    ports: portsOf(members),
  }
}

/** What was read may be anything; what is no object has no members. */
const membersOf = (read: unknown): Members => (typeof read === 'object' && read !== null ? { ...read } : {})
const textOf = (read: unknown): string =>
  typeof read === 'string' || typeof read === 'number' ? String(read).trim() : ''
const entriesOf = (read: unknown): readonly Members[] => (Array.isArray(read) ? read.map(membersOf) : [])

/** Ports in the order of the file; of a panel, both sides of a line have one number. */
function portsOf(members: Members): readonly TypePort[] {
  const interfaces = entriesOf(members['interfaces']).map(interfacePort)
  const consoles = entriesOf(members['console-ports']).map(
    ({ name }) => ({ name: textOf(name), medium: 'console' }) as const,
  )
  const outlets = entriesOf(members['power-outlets']).map(
    ({ name }) => ({ name: textOf(name), medium: 'power' }) as const,
  )
  const numbered = [...interfaces, ...outlets, ...consoles].map((port, at) => ({ ...port, number: at + 1 }))
  const seen = new Set<string>()
  return [...numbered, ...panelPorts(members)].filter(({ name }) => {
    const isNew = name !== '' && name.length <= 60 && !seen.has(name.toLowerCase())
    seen.add(name.toLowerCase())
    return isNew
  })
}

type Made = Pick<RowOf<typeof modelport>, 'medium' | 'speed' | 'poe'>

function interfacePort(entry: Members): Made & { readonly name: string } {
  const type = textOf(entry['type'])
  return { name: textOf(entry['name']), medium: mediumOf(type), speed: speedOf(type), poe: poeOf(entry) }
}

/** The medium of a type such as `1000base-t`, `10gbase-x-sfpp`, `ieee802.11ac`. */
export function mediumOf(type: string): Made['medium'] {
  if (/^ieee802\.11|^(lte|gsm|cdma|4g|5g)$/u.test(type)) return 'wireless'
  if (/^(virtual|bridge|lag)$/u.test(type)) return 'virtual'
  if (/stack/u.test(type)) return 'stacking'
  return /base-(t|tx|t1|t1l|t1s|cx)$|^8p8c$/u.test(type) ? 'copper' : 'fiber'
}

/** Mbit/s of a type, or null where it does not say. */
export function speedOf(type: string): number | null {
  const [, count, giga] = /^(\d+(?:\.\d+)?)(g?)base-/u.exec(type) ?? []
  return count === undefined ? null : Number(count) * (giga === 'g' ? 1000 : 1)
}

const standards = { af: '802.3af', at: '802.3at', 'type3-': '802.3bt type 3', 'type4-': '802.3bt type 4' } as const

/** What a port gives; one that is fed itself gives nothing. */
function poeOf(entry: Members): Made['poe'] {
  if (entry['poe_mode'] !== 'pse') return 'none'
  const type = textOf(entry['poe_type'])
  const [, standard] = Object.entries(standards).find(([mark]) => type.endsWith(mark) || type.startsWith(mark)) ?? []
  return standard ?? (type.startsWith('passive') ? 'passive' : '802.3af')
}

function panelPorts(members: Members): readonly TypePort[] {
  const rear = entriesOf(members['rear-ports'])
  const front = entriesOf(members['front-ports'])
  const numberOf = (name: string): number => rear.findIndex((entry) => textOf(entry['name']) === name) + 1
  return [
    ...front.map((entry, at) => ({
      ...panelPort(entry),
      name: textOf(entry['name']),
      number: numberOf(textOf(entry['rear_port'])) || at + 1,
    })),
    ...rear.map((entry, at) => ({ ...panelPort(entry), name: `${textOf(entry['name'])} rear`, number: at + 1 })),
  ]
}

const panelPort = (entry: Members) => ({ medium: mediumOf(textOf(entry['type'])) })
