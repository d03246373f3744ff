import { invalid, type RowOf } from '@shopdb/contract'
import type { Document } from 'yaml'
import type { NewModelPort } from './add-ports.ts'
import type { modelport } from './ports.ts'

type Made = RowOf<typeof modelport>

/** A product as the device type library tells it. */
export interface DeviceType {
  readonly manufacturer: string
  readonly model: string
  readonly partnumber: string | null
  readonly ports: readonly NewModelPort[]
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
    return readType(membersOf(document.toJS({ maxAliasCount: 0 })))
  } catch (cause) {
    return `It is no YAML that can be read: ${cause instanceof Error ? cause.message.split('\n')[0] : ''}`
  }
}

type Members = Readonly<Record<string, unknown>>

/** What was read may be anything; what is no object has no members. */
const membersOf = (read: unknown): Members => (typeof read === 'object' && read !== null ? { ...read } : {})
const textOf = (read: unknown): string =>
  typeof read === 'string' || typeof read === 'number' ? String(read).trim() : ''

function readType(members: Members): DeviceType | string {
  const [manufacturer = '', model = '', partnumber] = ['manufacturer', 'model', 'part_number'].map((name) =>
    textOf(members[name]),
  )
  if (manufacturer === '' || model === '') return 'It names no manufacturer and model.'
  return { manufacturer, model, partnumber: partnumber || null, ports: portsOf(members) }
}

/** A port, or what is one side of a line of a panel, with all that is said of it as texts. */
interface Entry {
  readonly name: string
  readonly said: (member: string) => string
}

function entriesIn(members: Members, list: string): readonly Entry[] {
  const read = members[list]
  const entries = Array.isArray(read) ? read.map(membersOf) : []
  return entries.map((entry) => ({ name: textOf(entry['name']), said: (member) => textOf(entry[member]) }))
}

const longest = 60

/** Ports in the order of the file; of a panel, both sides of a line have one number. Of a name the first counts. */
function portsOf(members: Members): readonly NewModelPort[] {
  const numbered = [
    ...entriesIn(members, 'interfaces').map(interfacePort),
    ...entriesIn(members, 'power-outlets').map(({ name }) => ({ name, medium: 'power' as const })),
    ...entriesIn(members, 'console-ports').map(({ name }) => ({ name, medium: 'console' as const })),
  ].map((port, at) => ({ ...port, number: at + 1 }))
  const named = [...numbered, ...panelPorts(members)].filter(({ name }) => name !== '' && name.length <= longest)
  return [...Map.groupBy(named, ({ name }) => name.toLowerCase()).values()].flatMap(([first]) => first ?? [])
}

function panelPorts(members: Members): readonly NewModelPort[] {
  const rear = entriesIn(members, 'rear-ports')
  const front = entriesIn(members, 'front-ports')
  const lines = new Map(rear.map(({ name }, at) => [name, at + 1]))
  return [
    ...front.map(({ name, said }, at) => ({
      name,
      number: lines.get(said('rear_port')) ?? at + 1,
      medium: mediumOf(said('type')),
    })),
    ...rear.map(({ name, said }, at) => ({ name: `${name} rear`, number: at + 1, medium: mediumOf(said('type')) })),
  ]
}

const interfacePort = ({ name, said }: Entry) => ({
  name,
  medium: mediumOf(said('type')),
  speed: speedOf(said('type')),
  // One that is fed itself gives nothing.
  poe: said('poe_mode') === 'pse' ? poeOf(said('poe_type')) : 'none',
})

type Table<Word> = readonly (readonly [RegExp, Word])[]

const mediums: Table<Made['medium']> = [
  [/^ieee802\.11|^(lte|gsm|cdma|4g|5g)$/u, 'wireless'],
  [/^(virtual|bridge|lag)$/u, 'virtual'],
  [/stack/u, 'stacking'],
  [/base-(t|tx|t1|t1l|t1s|cx)$|^8p8c$/u, 'copper'],
]

const standards: Table<Made['poe']> = [
  [/at$/u, '802.3at'],
  [/^type3-/u, '802.3bt type 3'],
  [/^type4-/u, '802.3bt type 4'],
  [/^passive/u, 'passive'],
]

/** The medium of a type such as `1000base-t`, `10gbase-x-sfpp`, `ieee802.11ac`. */
export const mediumOf = (type: string): Made['medium'] => mediums.find(([kind]) => kind.test(type))?.[1] ?? 'fiber'

const poeOf = (type: string) => standards.find(([kind]) => kind.test(type))?.[1] ?? '802.3af'

/** Mbit/s of a type, or null where it does not say. */
export function speedOf(type: string): number | null {
  const [, count, giga] = /^(\d+(?:\.\d+)?)(g?)base-/u.exec(type) ?? []
  return count === undefined ? null : Number(count) * (giga === 'g' ? 1000 : 1)
}
