import { invalid } from '@shopdb/contract'
import { Parser } from 'saxen'

/** A device as an agent tells it. */
export interface ToldDevice {
  readonly uuid: string | undefined
  readonly name: string | undefined
  readonly manufacturer: string | undefined
  readonly serialnumber: string | undefined
}

/** What an agent's `/probe` answers, or its Devices.xml holds. */
export interface DevicesDocument {
  /** Of MTConnect: `1.3`. */
  readonly version: string | undefined
  readonly instanceid: string | undefined
  /** Without the agent's entry for itself. */
  readonly devices: readonly ToldDevice[]
}

/** Characters; a shop's largest documents have some hundred thousand. */
const longest = 10_000_000
/** Where what is read stands: root, Devices, Device, Description. */
const deepest = 4

/** Reads a document of any version, with or without namespace and prefix. Throws `invalid` for anything else. */
export function parseDevices(text: string): DevicesDocument {
  if (text.length > longest) throw invalid('The document is too long for one of devices.')
  // What a document declares of itself could grow without end when it is put in; devices need none of it.
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(text))
    throw invalid('The document declares types or entities, which one of devices never does.')
  const elements = elementsOf(text)
  const [root] = elements
  if (root?.name === 'MTConnectError') throw invalid(`The agent answers with an error: ${errorIn(elements)}.`)
  if (root?.name !== 'MTConnectDevices')
    throw invalid(
      `The document is one of ${root?.name ?? 'nothing'}; what /probe of an agent answers is one of MTConnectDevices.`,
    )
  const header = elements.find(({ path }) => path === 'MTConnectDevices/Header')?.attributes
  return {
    version: versionOf(root.attributes, header?.['version']),
    instanceid: filled(header?.['instanceId']),
    devices: devicesIn(elements),
  }
}

interface Element {
  readonly name: string
  /** The names of the elements around it, and its own: `MTConnectDevices/Devices/Device`. */
  readonly path: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
}

/** The upper elements, in the order in which they begin; prefixes are taken off. */
function elementsOf(xml: string): readonly Element[] {
  const elements: { -readonly [Member in keyof Element]: Element[Member] }[] = []
  const open: string[] = []
  let problem: Error | undefined
  const parser = new Parser()
  parser.on('error', (error) => void (problem ??= error))
  parser.on('openTag', (tag, attributes, decode) => {
    const name = tag.replace(/^.*:/u, '')
    open.push(name)
    if (open.length > deepest) return
    const decoded = Object.entries(attributes()).map(([key, value]) => [key, decode(value)] as const)
    elements.push({ name, path: open.join('/'), attributes: Object.fromEntries(decoded), text: '' })
  })
  parser.on('text', (written, decode) => {
    const last = elements.at(-1)
    if (last && open.join('/') === last.path) last.text += decode(written)
  })
  parser.on('closeTag', () => void open.pop())
  parser.parse(xml)
  if (problem || elements.length === 0)
    throw invalid(`The document is no XML: ${problem?.message ?? 'it has no element'}.`)
  return elements
}

const errorIn = (elements: readonly Element[]): string => {
  const error = elements.find(({ name }) => name === 'Error')
  return (
    [error?.attributes['errorCode'], error?.text.trim().replace(/\.$/u, '')].filter(Boolean).join(', ') ||
    'it does not say which'
  )
}

/** The namespace says it best: agents write their own version into the header. */
function versionOf(root: Readonly<Record<string, string>>, written: string | undefined): string | undefined {
  const spaces = Object.values(root).flatMap(
    (value) => /^urn:mtconnect\.org:MTConnectDevices:(\d+\.\d+)$/u.exec(value)?.[1] ?? [],
  )
  return spaces[0] ?? /^\d+\.\d+/u.exec(written ?? '')?.[0]
}

const device = 'MTConnectDevices/Devices/Device'

function devicesIn(elements: readonly Element[]): readonly ToldDevice[] {
  return elements.flatMap(({ path, attributes }, at) => {
    if (path !== device) return []
    // Its description comes before the next device; that of a component stands deeper.
    const own = elements.slice(at + 1).find((one) => one.path === device || one.path === `${device}/Description`)
    const described = own?.path === device ? undefined : own?.attributes
    return [
      {
        uuid: filled(attributes['uuid']),
        name: filled(attributes['name']),
        manufacturer: filled(described?.['manufacturer']),
        serialnumber: filled(described?.['serialNumber']),
      },
    ]
  })
}

function filled(value: string | undefined): string | undefined {
  const text = value?.trim().slice(0, 120)
  return text === undefined || text === '' || /^unavailable$/iu.test(text) ? undefined : text
}
