import { dayOf, defineCollector, type JsonRow } from '@shopdb/contract'
import { knownByAddress } from './known-printer.ts'
import { printer } from './printer.ts'
import { supplyClassOf, supplyTypeOf, supplyUnitOf } from './supply-codes.ts'
import { type Dialect, dialectOf } from './supply-level.ts'
import { readName } from './supply-names.ts'
import { parseSupplies, printeritem, type ReadSupply } from './supply-push.ts'
import { supply } from './supply.ts'

/** What pollers push: one item is one printer with all its supplies. */
export const suppliescollector = defineCollector({
  name: 'supplies',
  description: 'Printers with the levels of their supplies, as SNMP, Zabbix or a print server tell them',
  item: printeritem,
  records: async (platform, { readat, iswhole, description, supplies: pushed, ...said }) => {
    const readon = dayOf(earlier(readat ?? platform.now(), platform.now()))
    const dialect = dialectOf(said.modelname ?? description)
    const supplies = parseSupplies(pushed)
    const rows = supplies.map((one) => supplyRow(one, dialect, readon))
    // A poller that got nothing has not seen that everything is gone, and what one saw days ago may be back.
    const isAll = iswhole && rows.length > 0 && readon === platform.today()
    const part = { declaration: supply, by: ['markerindex'], iswhole: isAll, rows }
    const given = Object.entries(said).filter(([, value]) => value !== null)
    const values = { ...Object.fromEntries(given), ...(await knownByAddress(platform, said)), lastseen: readon }
    return [{ declaration: printer, values, parts: [part] }]
  },
})

/** The clock of a poller may be ahead. */
const earlier = (one: string, other: string): string => (new Date(one) < new Date(other) ? one : other)

/** What was not read leaves the last reading as it is. */
function supplyRow(
  { index, description, level, maxcapacity, ...codes }: ReadSupply,
  dialect: Dialect,
  readon: string,
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
    ...(level !== null && { level, maxcapacity, readon }),
  }
}
