import type { CollectedRecord, Collector, JsonRow } from '@shopdb/contract'
import { dayOf } from './days.ts'
import { knownByAddress } from './known-printer.ts'
import { printer } from './printer.ts'
import { supplyClassOf, supplyTypeOf, supplyUnitOf } from './supply-codes.ts'
import { dialectOf } from './supply-level.ts'
import { readName } from './supply-names.ts'
import { parseSupplies, printeritem, type ReadSupply } from './supply-push.ts'
import { supply } from './supply.ts'

/** What pollers push: one item is one printer with all its supplies. */
export const suppliescollector: Collector = {
  name: 'supplies',
  description: 'Printers with the levels of their supplies, as SNMP, Zabbix or a print server tell them',
  item: printeritem,
  records: async (platform, item) => [recordOf(item, await knownByAddress(platform, item), platform.now())],
}

const told = new Set([
  'assetnumber',
  'windowsname',
  'macaddress',
  'serialnumber',
  'ipaddress',
  'fqdn',
  'vendorname',
  'modelname',
  'pagecount',
])

function recordOf(item: JsonRow, known: JsonRow, now: string): CollectedRecord {
  const readon = dayOf(String(item['readat'] ?? now))
  const model = item['modelname'] ?? item['description']
  const dialect = dialectOf(typeof model === 'string' ? model : null)
  const supplies = parseSupplies(item['supplies'])
  const values = Object.entries(item).filter(([name, value]) => told.has(name) && value !== null)
  return {
    declaration: printer,
    values: { ...Object.fromEntries(values), ...known, lastseen: readon },
    parts: [
      {
        declaration: supply,
        by: ['markerindex'],
        // A poller that got nothing has not seen that everything is gone.
        iswhole: item['iswhole'] === true && supplies.length > 0,
        rows: supplies.map((one) => ({ ...rowOf(one), dialect, ...levelOf(one, readon) })),
      },
    ],
  }
}

function rowOf({ index, description, ...codes }: ReadSupply): JsonRow {
  const name = readName(description)
  const type = supplyTypeOf(codes.type ?? null, name.name)
  return {
    markerindex: index,
    ...name,
    type,
    class: supplyClassOf(codes.class ?? null, type),
    unit: supplyUnitOf(codes.unit ?? null),
  }
}

/** What was not read leaves the last reading as it is. */
function levelOf({ level, maxcapacity }: ReadSupply, readon: string): JsonRow {
  return level === null ? {} : { level, maxcapacity, readon }
}
