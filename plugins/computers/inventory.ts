import {
  type CollectedPart,
  type CollectedRecord,
  type CollectedRelation,
  defineCollector,
  givenOf,
  invalidInput,
  type JsonRow,
  readRows,
  textOf,
} from '@shopdb/contract'
import { computer } from './computer.ts'
import { parseInstallDate } from './install-date.ts'
import { computerinterface } from './interface.ts'
import { adapter, inventoryitem, program, service } from './inventory-item.ts'
import { programName } from './program-name.ts'
import { realInterfaces } from './real-interfaces.ts'
import { monitoredservice } from './service.ts'
import { installedsoftware } from './software.ts'

/** What agents and imaging servers tell of computers. A section that is left out says nothing; one that is there is whole. */
export const inventory = defineCollector({
  name: 'inventory',
  description:
    'What an inventory agent or an imaging server tells of a computer: system, adapters, programs, services.',
  item: inventoryitem,
  records: (platform, item) => [recordOf(item, platform.today())],
})

/** The record that an item means on a day. */
export function recordOf(item: JsonRow, today: string): CollectedRecord {
  const { seen, manufacturer, model, operatingsystem, interfaces, software, services, controls, ...plain } = item
  const told = { vendorname: manufacturer, modelname: model, operatingsystemname: operatingsystem, ...plain }
  return {
    declaration: computer,
    values: { ...givenOf(told), lastseen: typeof seen === 'string' && seen < today ? seen : today },
    relations: sectionOf('controls', controls).flat().flatMap(controlOf),
    parts: [
      ...sectionOf('interfaces', interfaces).map(interfacesPart),
      ...sectionOf('software', software).map((rows) => softwarePart(rows, today)),
      ...sectionOf('services', services).map((rows) => servicesPart(rows, today)),
    ],
  }
}

/** The list, where one is told. */
function sectionOf(name: string, section: unknown): readonly (readonly unknown[])[] {
  if (section === null || section === undefined) return []
  if (Array.isArray(section)) return [section]
  throw invalidInput([{ path: `/${name}`, message: 'must be a list' }])
}

function controlOf(machine: unknown): readonly CollectedRelation[] {
  const assetnumber = textOf(machine, 60)
  return assetnumber === undefined ? [] : [{ type: 'controls', other: { assetnumber } }]
}

/** An adapter is told as a whole: what is left out of it is empty. */
function interfacesPart(told: readonly unknown[]): CollectedPart {
  const rows = realInterfaces(readRows(adapter, told)).map(
    ({ name, mac = null, ip = null, ip6 = null, speedmbps = null, isup = null }) => {
      return { interfacename: name, macaddress: mac, ipaddress: ip, ipaddress6: ip6, speedmbps, isup }
    },
  )
  return { declaration: computerinterface, rows, by: ['interfacename'], iswhole: true }
}

/** Two architectures of one version are one program. */
function softwarePart(told: readonly unknown[], today: string): CollectedPart {
  const programs = readRows(program, told).map(({ name, version = null, publisher = null, installed }) => ({
    applicationname: programName(name, version).slice(0, 200),
    version,
    publisher,
    installdate: parseInstallDate(installed, today) ?? null,
  }))
  const same = Map.groupBy(programs, ({ applicationname, version }) =>
    JSON.stringify([applicationname, version]).toLowerCase(),
  )
  const rows = [...same.values()].flatMap(([first]) => first ?? [])
  return { declaration: installedsoftware, rows, by: ['applicationid', 'version'], iswhole: true }
}

function servicesPart(told: readonly unknown[], today: string): CollectedPart {
  const rows = readRows(service, told).map(({ name, ...said }) => ({ servicename: name, ...said, checkeddate: today }))
  return { declaration: monitoredservice, rows, by: ['servicename'] }
}
