import { dayOf, defineCollector, givenOf, invalid, type JsonRow, type Platform, textOf } from '@shopdb/contract'
import { printer } from './printer.ts'
import { supplyClassOf, supplyTypeOf, supplyUnitOf } from './supply-codes.ts'
import { type Dialect, dialectOf } from './supply-level.ts'
import { readName } from './supply-names.ts'
import { parseSupplies, printeritem, type ReadSupply } from './supply-push.ts'
import { supply } from './supply.ts'

/** By which an item says whose it is. */
const names = ['serialnumber', 'macaddress', 'windowsname', 'assetnumber', 'ipaddress']

/** What pollers push: one item is one printer with all its supplies. */
export const suppliescollector = defineCollector({
  name: 'supplies',
  description: 'Printers with the levels of their supplies, as SNMP, Zabbix or a print server tell them',
  item: printeritem,
  records: async (platform, { readat, iswhole, description, supplies: pushed, ...said }) => {
    const supplies = parseSupplies(pushed)
    const given = namedOf(said)
    const [when, dialect] = [momentOf(readat, platform.now()), dialectOf(said.modelname ?? description)]
    const isNow = when.readon === platform.today()
    const gone = isNow ? [] : await goneOf(platform, given)
    const rows = supplies.filter(({ index }) => !gone.includes(index)).map((one) => supplyRow(one, dialect, when))
    // A poller that got nothing has not seen that everything is gone, and what one saw days ago may be back.
    const part = { declaration: supply, by: ['markerindex'], iswhole: iswhole && isNow && rows.length > 0, rows }
    return [{ declaration: printer, values: { ...given, lastseen: when.readon }, parts: [part] }]
  },
})

/** What an item says of its printer. Throws where that could be any. */
function namedOf(said: JsonRow): JsonRow {
  const given = givenOf(said)
  if (names.some((name) => name in given)) return given
  throw invalid(`The item must name its printer, by one of ${names.join(', ')}.`)
}

/** When it was read, as a supply has it. The clock of a poller may be ahead. */
function momentOf(readat: string | null, now: string): { readonly readon: string; readonly readat?: string } {
  if (readat === null) return { readon: dayOf(now) }
  const moment = new Date(readat) < new Date(now) ? readat : now
  return { readon: dayOf(moment), readat: moment }
}

/** The numbers of the supplies that a printer has no more: what saw one days ago does not bring it back. */
async function goneOf(platform: Platform, given: JsonRow): Promise<readonly string[]> {
  const said = names.map((name) => [name, textOf(given[name])] as const)
  const known = await platform.identify(Object.fromEntries(said), printer)
  const removed = known ? await platform.listAll(supply, { printerid: known.assetid, isactive: false }) : []
  return removed.map(({ markerindex }) => markerindex)
}

/** What was not read leaves the last reading as it is. */
function supplyRow(
  { index, description, level, maxcapacity, ...codes }: ReadSupply,
  dialect: Dialect,
  when: JsonRow,
): JsonRow {
  const name = readName(description)
  const type = supplyTypeOf(codes.type ?? null, name.name)
  return {
    markerindex: index,
    ...name,
    type,
    class: supplyClassOf(codes.class ?? null, type),
    unit: supplyUnitOf(codes.unit ?? null),
    dialect,
    ...(level !== null && { level, maxcapacity, ...when }),
  }
}
