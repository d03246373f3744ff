import {
  type Collector,
  type CollectedPart,
  type CollectedRecord,
  type CollectedRelation,
  invalidInput,
  type JsonRow,
} from '@shopdb/contract'
import { computer } from './computer.ts'
import { parseInstallDate } from './install-date.ts'
import { computerinterface } from './interface.ts'
import { inventoryitem } from './inventory-item.ts'
import { programName } from './program-name.ts'
import { countOf, type Members, membersOf, saidOf, textOf } from './read-json.ts'
import { realInterfaces } from './real-interfaces.ts'
import { monitoredservice } from './service.ts'
import { installedsoftware } from './software.ts'

const states = ['running', 'stopped', 'unknown']

/** What agents and imaging servers tell of computers. A section that is left out says nothing; one that is there is whole. */
export const inventory: Collector = {
  name: 'inventory',
  description:
    'What an inventory agent or an imaging server tells of a computer: system, adapters, programs, services.',
  item: inventoryitem,
  records: (platform, item) => [recordOf(item, platform.today())],
}

/** The record that an item means on a day. */
export function recordOf(item: JsonRow, today: string): CollectedRecord {
  const { seen, manufacturer, model, operatingsystem, interfaces, software, services, controls, ...plain } = item
  const told = { vendorname: manufacturer, modelname: model, operatingsystemname: operatingsystem, ...plain }
  const values = Object.entries(told).filter(([, value]) => value !== null && value !== undefined)
  return {
    declaration: computer,
    values: { ...Object.fromEntries(values), lastseen: typeof seen === 'string' && seen < today ? seen : today },
    relations: sectionOf('controls', controls).flatMap(controlOf),
    parts: [
      ...partOf('interfaces', interfaces, interfacesPart),
      ...partOf('software', software, (rows) => softwarePart(rows, today)),
      ...partOf('services', services, (rows) => servicesPart(rows, today)),
    ],
  }
}

type Part = (rows: readonly Members[]) => CollectedPart

function sectionOf(name: string, section: unknown): readonly unknown[] {
  if (section === null || section === undefined) return []
  if (Array.isArray(section)) return section
  throw invalidInput([{ path: `/${name}`, message: 'must be a list' }])
}

function partOf(name: string, section: unknown, part: Part): readonly CollectedPart[] {
  if (section === null || section === undefined) return []
  return [part(sectionOf(name, section).map(membersOf))]
}

function controlOf(machine: unknown): readonly CollectedRelation[] {
  const assetnumber = textOf(machine, 60)
  return assetnumber === undefined ? [] : [{ type: 'controls', other: { assetnumber } }]
}

function interfacesPart(rows: readonly Members[]): CollectedPart {
  const adapters = rows.flatMap((row) => {
    const name = textOf(row['name'], 120)
    const told = { mac: textOf(row['mac']), ip: textOf(row['ip']), ip6: textOf(row['ip6']), type: textOf(row['type']) }
    const isvirtual = row['isvirtual'] === true
    const more = { isvirtual, speedmbps: countOf(row['speedmbps']), isup: row['isup'] !== false }
    return name === undefined ? [] : [{ name, ...told, ...more }]
  })
  const real = realInterfaces(adapters).map(({ name, mac, ip, ip6, speedmbps, isup }) => ({
    interfacename: name,
    macaddress: mac ?? null,
    ipaddress: ip ?? null,
    ipaddress6: ip6 ?? null,
    speedmbps: speedmbps ?? null,
    isup,
  }))
  return { declaration: computerinterface, rows: real, by: ['interfacename'], iswhole: true }
}

/** Two architectures of one version are one program. */
function softwarePart(rows: readonly Members[], today: string): CollectedPart {
  const programs = new Map<string, JsonRow>()
  for (const row of rows) {
    const [name, version] = [textOf(row['name']), textOf(row['version'], 100)]
    if (name === undefined) continue
    const applicationname = programName(name, version).slice(0, 200)
    const key = JSON.stringify([applicationname.toLowerCase(), version?.toLowerCase()])
    const publisher = textOf(row['publisher'], 200) ?? null
    const installdate = parseInstallDate(row['installed'], today) ?? null
    if (!programs.has(key)) programs.set(key, { applicationname, version: version ?? null, publisher, installdate })
  }
  const by = ['applicationid', 'version']
  return { declaration: installedsoftware, rows: [...programs.values()], by, iswhole: true }
}

function servicesPart(rows: readonly Members[], today: string): CollectedPart {
  const services = rows.flatMap((row) => {
    const servicename = textOf(row['name'], 120)
    const state = states.find((one) => one === row['state']) ?? 'unknown'
    const told = saidOf({ purpose: textOf(row['purpose'], 200), state, checkeddate: today })
    return servicename === undefined ? [] : [{ servicename, ...told }]
  })
  return { declaration: monitoredservice, rows: services, by: ['servicename'] }
}
