import { integer, readRows, textOf } from '@shopdb/contract'
import { type PrinterReport, readSupply, type ReadSupply } from './supply-push.ts'

/** One value of a walk. Bytes that are no text come in hexadecimal. */
export interface Varbind {
  /** Without a dot in front: `1.3.6.1.2.1.43.11.1.1.9.1.1`. */
  readonly oid: string
  readonly value: string | number
}

const printermib = '1.3.6.1.2.1.43'
const tables = {
  sysdescr: '1.3.6.1.2.1.1.1',
  macaddress: '1.3.6.1.2.1.2.2.1.6',
  devicetype: '1.3.6.1.2.1.25.3.2.1.2',
  devicedescr: '1.3.6.1.2.1.25.3.2.1.3',
  serialnumber: `${printermib}.5.1.1.17`,
  pages: `${printermib}.10.2.1.4`,
  class: `${printermib}.11.1.1.4`,
  type: `${printermib}.11.1.1.5`,
  description: `${printermib}.11.1.1.6`,
  unit: `${printermib}.11.1.1.7`,
  maxcapacity: `${printermib}.11.1.1.8`,
  level: `${printermib}.11.1.1.9`,
} as const

/** What a printer is, as hrDeviceType has it. */
const isprinter = '1.3.6.1.2.1.25.3.1.5'

/** What an agent answers where it has nothing: `No Such Instance`. */
const nothing = /^\s*No Such /iu

/**
 * What a walk of a printer says, as an item of the collector. What it does not have stays out: serial number and page count
 * are often missing, and label printers have no supplies at all.
 */
export function reportOfWalk(varbinds: readonly Varbind[]): PrinterReport {
  const description = textIn(column(varbinds, tables.sysdescr))
  const serialnumber = textIn(column(varbinds, tables.serialnumber))
  const counted = [...column(varbinds, tables.pages).values()].map((pages) => ({ pages }))
  const pages = readRows({ pages: integer({ required: true, min: 0 }) }, counted).map((one) => one.pages)
  return {
    // Where the Printer MIB has none, network cards of HP say it in their description: `SN:VNB3J00001`.
    serialnumber: serialnumber ?? /\bSN:\s*([\w-]+)/u.exec(description ?? '')?.[1],
    macaddress: macIn(column(varbinds, tables.macaddress)),
    modelname: modelOf(varbinds),
    description,
    pagecount: pages.length === 0 ? undefined : Math.max(...pages),
    supplies: suppliesOf(varbinds),
  }
}

type Column = ReadonlyMap<string, Varbind['value']>

/** The values of one column that say something, by what follows its address. */
function column(varbinds: readonly Varbind[], table: string): Column {
  const mine = varbinds.filter(({ oid, value }) => oid.startsWith(`${table}.`) && !nothing.test(String(value)))
  return new Map(mine.map(({ oid, value }) => [oid.slice(table.length + 1), value]))
}

function suppliesOf(varbinds: readonly Varbind[]): readonly ReadSupply[] {
  const levels = varbinds.filter(({ oid }) => oid.startsWith(`${tables.level}.`))
  const told = Object.entries(tables).map(([name, table]) => [name, column(varbinds, table)] as const)
  return levels.map(({ oid }) => {
    const index = oid.slice(tables.level.length + 1)
    const mine = Object.fromEntries(told.map(([name, values]) => [name, values.get(index)]))
    return readSupply(index, String(mine['description'] ?? `Supply ${index}`), mine)
  })
}

const textIn = (values: Column): string | undefined => [...values.values()].map((value) => textOf(value)).find(Boolean)

/** The first that is one and not all zeros. */
function macIn(values: Column): string | undefined {
  const texts = [...values.values()].map((value) => String(value).replaceAll(/[^0-9a-f]/giu, ''))
  return texts.find((text) => text.length === 12 && /[1-9a-f]/iu.test(text))
}

/** What the device that prints says it is. */
function modelOf(varbinds: readonly Varbind[]): string | undefined {
  const types = [...column(varbinds, tables.devicetype)]
  const index = types.find(([, value]) => String(value).replace(/^\./u, '') === isprinter)?.[0] ?? ''
  return textOf(column(varbinds, tables.devicedescr).get(index))
}
