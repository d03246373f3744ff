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
  const pages = highest(column(varbinds, tables.pages))
  return {
    ...said('serialnumber', serialOf(varbinds)),
    ...said('macaddress', firstMac(column(varbinds, tables.macaddress))),
    ...said('modelname', modelOf(varbinds)),
    ...said('description', descriptionOf(varbinds)),
    ...(pages === undefined ? {} : { pagecount: pages }),
    supplies: suppliesOf(varbinds),
  }
}

const descriptionOf = (varbinds: readonly Varbind[]): string | undefined => firstText(column(varbinds, tables.sysdescr))

/** Where the Printer MIB has none, network cards of HP say it in their description: `SN:VNB3J00001`. */
function serialOf(varbinds: readonly Varbind[]): string | undefined {
  const written = firstText(column(varbinds, tables.serialnumber))
  return written ?? /\bSN:\s*([\w-]+)/u.exec(descriptionOf(varbinds) ?? '')?.[1]
}

type Column = ReadonlyMap<string, Varbind>

/** The values of one column by what follows its address. */
function column(varbinds: readonly Varbind[], table: string): Column {
  const mine = varbinds.filter(({ oid }) => oid.startsWith(`${table}.`))
  return new Map(mine.map((varbind) => [varbind.oid.slice(table.length + 1), varbind]))
}

function suppliesOf(varbinds: readonly Varbind[]): readonly ReadSupply[] {
  const columns = {
    class: column(varbinds, tables.class),
    type: column(varbinds, tables.type),
    unit: column(varbinds, tables.unit),
    maxcapacity: column(varbinds, tables.maxcapacity),
  }
  const descriptions = column(varbinds, tables.description)
  return [...column(varbinds, tables.level)].map(([index, level]) => ({
    index,
    description: String(descriptions.get(index)?.value ?? `Supply ${index}`),
    class: numberOf(columns.class.get(index)),
    type: numberOf(columns.type.get(index)),
    unit: numberOf(columns.unit.get(index)),
    maxcapacity: numberOf(columns.maxcapacity.get(index)),
    level: numberOf(level),
  }))
}

function numberOf(varbind: Varbind | undefined): number | null {
  const number = typeof varbind?.value === 'string' ? parseNumber(varbind.value) : varbind?.value
  return number !== undefined && Number.isSafeInteger(number) ? number : null
}

/** A number as a walk writes it; `No Such Instance` is none. */
const parseNumber = (text: string): number | undefined => (/^-?\d+$/u.test(text.trim()) ? Number(text) : undefined)

function highest(values: Column): number | undefined {
  const numbers = [...values.values()].map(numberOf).filter((value) => value !== null && value >= 0)
  return numbers.length === 0 ? undefined : Math.max(...numbers.map(Number))
}

function firstText(values: Column): string | undefined {
  const texts = [...values.values()].map(({ value }) => String(value).trim())
  return texts.find((text) => text !== '' && !/^No Such /iu.test(text))
}

/** The first that is one and not all zeros. */
function firstMac(values: Column): string | undefined {
  const texts = [...values.values()].map(({ value }) => String(value).replaceAll(/[^0-9a-f]/giu, ''))
  return texts.find((text) => text.length === 12 && /[1-9a-f]/iu.test(text))
}

/** What the device that prints says it is. */
function modelOf(varbinds: readonly Varbind[]): string | undefined {
  const types = column(varbinds, tables.devicetype)
  const index = [...types].find(([, { value }]) => String(value).replace(/^\./u, '') === isprinter)?.[0]
  const named = index === undefined ? undefined : column(varbinds, tables.devicedescr).get(index)
  return named && firstText(new Map([['', named]]))
}

const said = <Name extends string>(name: Name, value: string | undefined): { readonly [N in Name]?: string } =>
  // One member of that name, or none.
  (value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: string }
