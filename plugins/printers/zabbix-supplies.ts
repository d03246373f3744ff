import { textOf } from '@shopdb/contract'
import { type PrinterReport, readSupply, type ReadSupply } from './supply-push.ts'

/** An item as `item.get` of Zabbix tells it with `selectHosts` and `selectTags`; all numbers are text. */
export interface ZabbixItem {
  readonly key_: string
  readonly name: string
  readonly lastvalue: string
  /** Seconds since 1970; `0` where it was never collected, whatever `lastvalue` says. */
  readonly lastclock: string
  /** `1`: not supported, and `lastvalue` means nothing. */
  readonly state: string
  readonly hosts: readonly { readonly hostid: string; readonly host: string }[]
  readonly tags?: readonly { readonly tag: string; readonly value: string }[]
}

/** What Zabbix knows of one of its hosts, as an item of the collector. Whose host it is knows who asked. */
export interface ZabbixReport {
  readonly hostid: string
  readonly host: string
  readonly report: PrinterReport & { readonly readat?: string }
}

/** Groups items by their hosts. Hosts without any that was collected are left out: nothing is known of them. */
export function reportsOfItems(items: readonly ZabbixItem[]): readonly ZabbixReport[] {
  const byhosts = Map.groupBy(items, ({ hosts }) => hosts[0]?.hostid ?? '')
  return [...byhosts].flatMap(([hostid, mine]) => {
    const host = mine[0]?.hosts[0]?.host ?? ''
    return hostid === '' || !mine.some(isCollected) ? [] : [{ hostid, host, report: reportOf(mine) }]
  })
}

/** An item that was never collected shows `0`, which is no level of zero. */
const isCollected = ({ lastclock, state }: ZabbixItem): boolean => lastclock !== '0' && state !== '1'

function reportOf(items: readonly ZabbixItem[]): ZabbixReport['report'] {
  const collected = items.filter(isCollected)
  const named = (pattern: RegExp): string | undefined =>
    collected.find(({ key_, lastvalue }) => pattern.test(key_) && lastvalue !== '')?.lastvalue
  const clock = Math.max(...collected.map(({ lastclock }) => Number(lastclock)))
  return {
    serialnumber: named(/\bserial(?:number)?\b/iu),
    description: named(/\bdescr\b/iu),
    pagecount: roundedOf(named(/\bpages?(?:count)?\b/iu)),
    readat: new Date(clock * 1000).toISOString(),
    supplies: suppliesOf(items),
  }
}

const member = /\bsuppl(?:y|ies)\.(level|max|class|type|unit)\w*\[([^\]]+)\]$/iu
const membernames: Readonly<Record<string, string>> = { max: 'maxcapacity' }

/** Keys end in the index of the supply: `printer.supply.level[1.10]`. */
function suppliesOf(items: readonly ZabbixItem[]): readonly ReadSupply[] {
  const keyed = items.flatMap((item) => {
    const { key_: key } = item
    const [, word = '', index = ''] = member.exec(key) ?? []
    const name = word.toLowerCase()
    return name === '' ? [] : [{ name: membernames[name] ?? name, index: index.replaceAll('"', '').trim(), item }]
  })
  return [...Map.groupBy(keyed, ({ index }) => index)].flatMap(([index, mine]) => {
    const level = mine.find(({ name }) => name === 'level')
    const collected = mine.filter(({ item }) => isCollected(item))
    const told = new Map(collected.map(({ name, item: { lastvalue } }) => [name, roundedOf(lastvalue)]))
    return level ? [readSupply(index, describe(level.item), Object.fromEntries(told))] : []
  })
}

/** The tag of the template, else what the name says behind its colon. */
const describe = ({ tags = [], name }: ZabbixItem): string =>
  tags.find(({ tag }) => tag === 'supply')?.value ?? name.replace(/^[^:]*level:\s*/iu, '')

/** As a whole number; undefined for what is none. */
function roundedOf(text: string | undefined): number | undefined {
  const number = Math.round(Number(textOf(text)))
  return Number.isNaN(number) ? undefined : number
}
