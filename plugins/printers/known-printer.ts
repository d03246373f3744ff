import { invalid, notFound, type Reader, type RowOf, type ValuesOf } from '@shopdb/contract'
import { printer } from './printer.ts'
import type { printeritem } from './supply-push.ts'

type Printer = RowOf<typeof printer>

const identities = ['windowsname', 'macaddress', 'serialnumber'] as const

/** What an item names its printer by. */
export type Named = Pick<
  ValuesOf<typeof printeritem>,
  'assetnumber' | 'windowsname' | 'macaddress' | 'serialnumber' | 'ipaddress'
>

/**
 * What else an item is known by. A printer that somebody entered by hand has an address and no serial number yet: an item
 * with that address is about it, unless it names another one. Addresses wander, and several printers may stand behind one,
 * so that this is the last that is tried.
 */
export async function knownByAddress(reader: Reader, item: Named): Promise<{ readonly assetnumber?: string }> {
  const { assetnumber, ipaddress } = item
  const isNamed = identities.some((name) => item[name] !== null)
  if (assetnumber !== null || (isNamed && ipaddress === null)) return {}
  if (ipaddress === null)
    throw invalid('The item must name its printer: by serialnumber, macaddress, windowsname, assetnumber or ipaddress.')
  const { data } = await reader.list(printer, { ipaddress }, { perpage: 2 })
  const [found, other] = data
  if (!isNamed) return { assetnumber: onlyOne(data, ipaddress).assetnumber }
  return found && !other && (await isAbout(reader, found, item)) ? { assetnumber: found.assetnumber } : {}
}

function onlyOne([found, other]: readonly Printer[], ipaddress: string): Printer {
  if (found && !other) return found
  const here = other ? 'Several printers have' : 'No printer has'
  throw notFound(`${here} the address ${ipaddress}; name its serialnumber, macaddress or windowsname.`)
}

/** Whether the item says of the printer nothing that it is not, and nothing that another one is. */
async function isAbout(reader: Reader, found: Printer, item: Named): Promise<boolean> {
  for (const name of identities) {
    const [here, there] = [found[name], item[name]]
    if (there === null) continue
    if (here === null ? await reader.find(printer, { [name]: there }) : !isSame(here, there)) return false
  }
  return true
}

const isSame = (here: string, there: string): boolean => here.trim().toLowerCase() === there.trim().toLowerCase()
