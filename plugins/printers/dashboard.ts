import { addDays, defineCount, type ListLine, type NamedRow, type Platform, type Widget } from '@shopdb/contract'
import { printer } from './printer.ts'
import type { settings } from './settings.ts'
import { pressing } from './supply-alert.ts'
import { lastsWords, leftWords, toneOf } from './supply-words.ts'
import { supply } from './supply.ts'

type SupplyRow = NamedRow<typeof supply>
type Own = Platform<typeof settings>

const most = 12

/** On the home page: how many supplies run low, and how many of these are to be replaced at once. */
export const counts = [
  defineCount(supply, { title: 'Supplies running low', where: { alert: ['low', 'critical'] }, tone: 'warning' }),
  defineCount(supply, { title: 'Supplies critical', where: { alert: 'critical' }, tone: 'error', ishidden: true }),
]

/** What has to be replaced soon. */
export async function dashboard(platform: Own): Promise<readonly Widget[]> {
  const today = platform.today()
  const supplies = await soonest(platform, addDays(today, await platform.settings.get('soondays')))
  const names = await namesOf(platform, supplies)
  const lines = supplies.map((one) => lineOf(one, names.get(one.printerid) ?? '', today))
  const link = '/printers/supplies?emptyon.isnull=false&sort=emptyon'
  return [{ kind: 'list', title: 'To be replaced soon', lines, link }]
}

/** Those that are low, and those that will be empty until a day; what is critical first. */
async function soonest(platform: Own, until: string): Promise<readonly SupplyRow[]> {
  const options = { sort: 'emptyon,percent', perpage: 50, total: false }
  const [raised, soon] = await Promise.all([
    platform.list(supply, { alert: ['critical', 'low'] }, options),
    platform.list(supply, { 'emptyon.lte': until }, options),
  ])
  const all = new Map([...raised.data, ...soon.data].map((one) => [one.supplyid, one]))
  return [...all.values()].toSorted(bySoonest).slice(0, most)
}

/** What is critical first, then by the day on which it is empty, what nobody knows that of last. */
function bySoonest(one: SupplyRow, other: SupplyRow): number {
  const critical = Number(other.alert === 'critical') - Number(one.alert === 'critical')
  return (
    critical ||
    (one.emptyon ?? '9999').localeCompare(other.emptyon ?? '9999') ||
    pressing[one.alert] - pressing[other.alert] ||
    (one.percent ?? 100) - (other.percent ?? 100)
  )
}

/** Printers by what people call them: `printername` would be the number on the label. */
async function namesOf(platform: Own, supplies: readonly SupplyRow[]): Promise<ReadonlyMap<number, string>> {
  const printers = await platform.listAll(printer, { assetid: supplies.map(({ printerid }) => printerid) })
  return new Map(printers.map((one) => [one.assetid, one.name ?? one.windowsname ?? one.assetnumber]))
}

function lineOf(one: SupplyRow, name: string, today: string): ListLine {
  const words = lastsWords(one, today)
  const lasts = words === 'due' ? ', due' : `, about ${words}`
  return {
    label: `${name}: ${one.name}`,
    detail: `${leftWords(one)}${one.emptyon === null ? '' : lasts}`,
    link: `/printers/${one.printerid}`,
    tone: toneOf[one.alert === 'ok' ? 'low' : one.alert],
  }
}
