import {
  addDays,
  defineCount,
  type ListLine,
  listPage,
  listWidget,
  type NamedRow,
  type OrNone,
  type Platform,
  rowPage,
  type Widget,
} from '@shopdb/contract'
import { printer } from './printer.ts'
import type { settings } from './settings.ts'
import { pressing } from './supply-alert.ts'
import { lastsWords, leftWords, toneOf } from './supply-words.ts'
import { supply } from './supply.ts'

type SupplyRow = NamedRow<typeof supply>
type Own = Platform<typeof settings>

/** On the home page: how many supplies run low, and how many of these are to be replaced at once. */
export const counts = [
  defineCount(supply, { title: 'Supplies running low', where: { alert: ['low', 'critical'] }, tone: 'warning' }),
  defineCount(supply, { title: 'Supplies critical', where: { alert: 'critical' }, tone: 'error', ishidden: true }),
]

const soonlisted = { link: listPage(supply, { 'emptyon.isnull': false }, 'emptyon'), most: 12 }

/** What has to be replaced soon. */
export async function dashboard(platform: Own): Promise<readonly OrNone<Widget>[]> {
  const today = platform.today()
  const supplies = await soonest(platform, addDays(today, await platform.settings.get('soondays')))
  const printers = await platform.listAll(printer, { assetid: supplies.map(({ printerid }) => printerid) })
  // By what people call them: `printername` would be the number on the label.
  const names = new Map(printers.map((one) => [one.assetid, one.name ?? one.windowsname ?? one.assetnumber]))
  const lines = supplies.map((one) => lineOf(one, names.get(one.printerid) ?? '', today))
  return [listWidget('Supplies to be replaced soon', lines, soonlisted)]
}

const few = { sort: 'emptyon,percent', perpage: 50, total: false } as const

/** Those that are low, and those that will be empty until a day. */
async function soonest(platform: Own, until: string): Promise<readonly SupplyRow[]> {
  const asked = [{ alert: ['critical', 'low'] as const }, { 'emptyon.lte': until }]
  const found = await Promise.all(asked.map((filter) => platform.list(supply, filter, few)))
  const all = new Map(found.flatMap(({ data }) => data).map((one) => [one.supplyid, one]))
  return [...all.values()]
    .toSorted((one, other) => urgency(one).localeCompare(urgency(other)))
    .slice(0, soonlisted.most)
}

/** What is critical first, then by the day on which it is empty, what nobody knows that of last. */
function urgency({ alert, emptyon, percent }: SupplyRow): string {
  const left = String(percent ?? 100).padStart(3, '0')
  return [alert === 'critical' ? 0 : 1, emptyon ?? '9999', pressing[alert], left].join(' ')
}

function lineOf(one: SupplyRow, name: string, today: string): ListLine {
  const words = lastsWords(one, today)
  const lasts = words === 'due' ? ', due' : `, about ${words}`
  return {
    label: `${name}: ${one.name}`,
    detail: `${leftWords(one)}${one.emptyon === null ? '' : lasts}`,
    link: rowPage(printer, one.printerid),
    tone: toneOf[one.alert === 'ok' ? 'low' : one.alert],
  }
}
