import { invalid, type JsonRow, notFound, type Platform, type RowOf } from '@shopdb/contract'
import { printer } from './printer.ts'

const identities = ['windowsname', 'macaddress', 'serialnumber'] as const

/**
 * What else an item is known by. A printer that somebody entered by hand has an address and no serial number yet: an item
 * with that address is about it, unless it names another one. Addresses wander, and several printers may stand behind one,
 * so that this is the last that is tried.
 */
export async function knownByAddress(platform: Platform, item: JsonRow): Promise<JsonRow> {
  if (typeof item['assetnumber'] === 'string') return {}
  const given = identities.filter((name) => typeof item[name] === 'string')
  const { ipaddress } = item
  if (typeof ipaddress !== 'string') {
    if (given.length > 0) return {}
    throw invalid('The item must name its printer: by serialnumber, macaddress, windowsname, assetnumber or ipaddress.')
  }
  const { data } = await platform.list(printer, { ipaddress }, { perpage: 2 })
  if (given.length === 0) return { assetnumber: onlyOne(data, ipaddress).assetnumber }
  const [found, other] = data
  if (!found || other || !(await isAbout(platform, { found, item, given }))) return {}
  return { assetnumber: found.assetnumber }
}

type Printers = readonly RowOf<typeof printer>[]

function onlyOne([found, other]: Printers, ipaddress: string): Printers[number] {
  if (found && !other) return found
  const here = other ? 'Several printers have' : 'No printer has'
  throw notFound(`${here} the address ${ipaddress}; name its serialnumber, macaddress or windowsname.`)
}

interface Candidate {
  readonly found: Printers[number]
  readonly item: JsonRow
  readonly given: readonly (typeof identities)[number][]
}

/** Whether the item says of the printer nothing that it is not, and nothing that another one is. */
async function isAbout(platform: Platform, { found, item, given }: Candidate): Promise<boolean> {
  const unsaid = given.filter((name) => found[name] === null)
  const said = given.filter((name) => found[name] !== null)
  if (!said.every((name) => isSame(found[name], item[name]))) return false
  const others = await Promise.all(unsaid.map((name) => platform.find(printer, { [name]: String(item[name]) })))
  return others.every((other) => other === undefined)
}

const isSame = (here: unknown, there: unknown): boolean =>
  String(here).trim().toLowerCase() === String(there).trim().toLowerCase()
