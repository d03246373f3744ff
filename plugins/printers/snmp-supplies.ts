import type { PrinterReport, ReadSupply } from './supply-push.ts'

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

/**
 * What a walk of a printer says, as an item of the collector. What it does not have stays out: serial number and page count
 * are often missing, and label printers have no supplies at all.
 */
export function reportOfWalk(varbinds: readonly Varbind[]): PrinterReport {
  const description = firstText(column(varbinds, tables.sysdescr))
  const serialnumber = firstText(column(varbinds, tables.serialnumber))
  const pages = [...column(varbinds, tables.pages).values()].map((value) => numberOf(value) ?? -1)
  const pagecount = Math.max(-1, ...pages)
  return {
    // Where the Printer MIB has none, network cards of HP say it in their description: `SN:VNB3J00001`.
    serialnumber: serialnumber ?? /\bSN:\s*([\w-]+)/u.exec(description ?? '')?.[1],
    macaddress: firstMac(column(varbinds, tables.macaddress)),
    modelname: modelOf(varbinds),
    description,
    pagecount: pagecount < 0 ? undefined : pagecount,
    supplies: suppliesOf(varbinds),
  }
}

type Column = ReadonlyMap<string, Varbind['value']>

/** The values of one column by what follows its address. */
function column(varbinds: readonly Varbind[], table: string): Column {
  const mine = varbinds.filter(({ oid }) => oid.startsWith(`${table}.`))
  return new Map(mine.map(({ oid, value }) => [oid.slice(table.length + 1), value]))
}

function suppliesOf(varbinds: readonly Varbind[]): readonly ReadSupply[] {
  const values = new Map(varbinds.map(({ oid, value }) => [oid, value]))
  return [...column(varbinds, tables.level).keys()].map((index) => {
    const number = (table: string): number | null => numberOf(values.get(`${table}.${index}`))
    return {
      index,
      description: String(values.get(`${tables.description}.${index}`) ?? `Supply ${index}`),
      class: number(tables.class),
      type: number(tables.type),
      unit: number(tables.unit),
      maxcapacity: number(tables.maxcapacity),
      level: number(tables.level),
    }
  })
}

/** A number, also as a walk writes it; `No Such Instance` is none. */
function numberOf(value: Varbind['value'] | undefined): number | null {
  const number = typeof value === 'string' && /^-?\d+$/u.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null
}

function firstText(values: Column): string | undefined {
  const texts = [...values.values()].map((value) => String(value).trim())
  return texts.find((text) => text !== '' && !/^No Such /iu.test(text))
}

/** The first that is one and not all zeros. */
function firstMac(values: Column): string | undefined {
  const texts = [...values.values()].map((value) => String(value).replaceAll(/[^0-9a-f]/giu, ''))
  return texts.find((text) => text.length === 12 && /[1-9a-f]/iu.test(text))
}

/** What the device that prints says it is. */
function modelOf(varbinds: readonly Varbind[]): string | undefined {
  const types = [...column(varbinds, tables.devicetype)]
  const index = types.find(([, value]) => String(value).replace(/^\./u, '') === isprinter)?.[0]
  const named = [...column(varbinds, tables.devicedescr)].filter(([own]) => own === index)
  return firstText(new Map(named))
}
