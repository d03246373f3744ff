import {
  type AskedOf,
  decimal,
  invalid,
  meaningOf,
  type Meanings,
  type Members,
  membersOf,
  misfitsOf,
  readMembers,
  readRows,
  type RowOf,
  text,
} from '@shopdb/contract'
import type { Document } from 'yaml'
import { modelport, type NewModelPort } from './ports.ts'

type Made = RowOf<typeof modelport>

/** A product as the device type library tells it. */
export interface DeviceType {
  readonly manufacturer: string
  readonly model: string
  readonly partnumber: string | null
  /** Units that it takes up in a rack; null where the file does not say. */
  readonly rackheight: number | null
  readonly ports: readonly NewModelPort[]
}

/** What a file said, one after the other: it may hold several. A text says what is wrong with one. */
export async function parseDeviceTypes(yaml: string): Promise<readonly (DeviceType | string)[]> {
  // Asked for by few, and not while a site starts.
  const { parseAllDocuments } = await import('yaml')
  const documents = parseAllDocuments(yaml)
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

/** What a file says of a product. */
const product = {
  manufacturer: text({ max: 120 }),
  model: text({ max: 120 }),
  part_number: text({ max: 120 }),
  u_height: decimal({ min: 0, max: 60, scale: 1 }),
} as const

function readType(read: unknown): DeviceType | string {
  const { manufacturer, model, part_number: partnumber = null, u_height: height = null } = readMembers(product, read)
  if (manufacturer === undefined || model === undefined) return 'It names no manufacturer and model.'
  // What is half a unit higher takes a whole one.
  const rackheight = height === null ? null : Math.ceil(height)
  return { manufacturer, model, partnumber, rackheight, ports: portsOf(membersOf(read)) }
}

/** What is said of a port, or of one side of a line of a panel. */
const entry = {
  name: text({ required: true }),
  type: text({ default: '' }),
  poe_mode: text(),
  poe_type: text({ default: '' }),
  rear_port: text({ default: '' }),
} as const

type Entry = AskedOf<typeof entry>

/** Lists of what else a cable goes into; a console server has ports to the consoles of others. */
const plainlists = {
  'power-outlets': 'power',
  'console-ports': 'console',
  'console-server-ports': 'console',
} as const

/** Ports in the order of the file; of a panel, both sides of a line have one number. Of a name the first counts. */
function portsOf(members: Members): readonly NewModelPort[] {
  const entriesIn = (list: string): readonly Entry[] => readRows(entry, members[list])
  const numbered = [
    ...entriesIn('interfaces').map(interfacePort),
    ...Object.entries(plainlists).flatMap(([list, medium]) => entriesIn(list).map(({ name }) => ({ name, medium }))),
  ].map((one, at) => ({ ...one, number: at + 1 }))
  const all = [...numbered, ...panelPorts(entriesIn('front-ports'), entriesIn('rear-ports'))]
  const fit = all.filter((one) => misfitsOf(modelport.fields, one).length === 0)
  return [...Map.groupBy(fit, ({ name }) => name.toLowerCase()).values()].flatMap(([first]) => first ?? [])
}

function panelPorts(front: readonly Entry[], rear: readonly Entry[]): readonly NewModelPort[] {
  const lines = new Map(rear.map(({ name }, at) => [name, at + 1]))
  const sides = [
    ...front.map((one, at) => ({ ...one, number: lines.get(one.rear_port) ?? at + 1 })),
    ...rear.map((one, at) => ({ ...one, name: `${one.name} rear`, number: at + 1 })),
  ]
  return sides.map(({ name, number, type }) => ({ name, number, medium: mediumOf(type) }))
}

const interfacePort = ({ name, type, poe_mode: mode, poe_type: standard }: Entry) => ({
  name,
  medium: mediumOf(type),
  speed: speedOf(type),
  // One that is fed itself gives nothing.
  poe: mode === 'pse' ? (meaningOf(standards, standard) ?? '802.3af') : 'none',
})

const mediums: Meanings<Made['medium']> = [
  [/^ieee802\.11|^(lte|gsm|cdma|4g|5g)$/u, 'wireless'],
  [/^(virtual|bridge|lag)$/u, 'virtual'],
  [/stack/u, 'stacking'],
  [/base-(t|tx|t1|t1l|t1s|cx)$|^8p8c$/u, 'copper'],
]

const standards: Meanings<Made['poe']> = [
  [/at$/u, '802.3at'],
  [/^type3-/u, '802.3bt type 3'],
  [/^type4-/u, '802.3bt type 4'],
  [/^passive/u, 'passive'],
]

/** The medium of a type such as `1000base-t`, `10gbase-x-sfpp`, `ieee802.11ac`. */
export const mediumOf = (type: string): Made['medium'] => meaningOf(mediums, type) ?? 'fiber'

/** Mbit/s of a type, or null where it does not say. */
export function speedOf(type: string): number | null {
  const [, count, giga] = /^(\d+(?:\.\d+)?)(g?)base-/u.exec(type) ?? []
  return count === undefined ? null : Number(count) * (giga === 'g' ? 1000 : 1)
}
