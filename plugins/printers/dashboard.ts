import { addDays, type ListLine, type Platform, type RowOf, type Widget } from '@shopdb/contract'
import { printer } from './printer.ts'
import type { settings } from './settings.ts'
import { pressing } from './supply-alert.ts'
import { lastsWords, leftWords, toneOf } from './supply-words.ts'
import { supply } from './supply.ts'

type SupplyRow = RowOf<typeof supply>
type Own = Platform<typeof settings>

const most = 12

/** What has to be replaced soon, and how many supplies run low. */
export async function dashboard(platform: Own): Promise<readonly Widget[]> {
  const [low, critical, lines] = await Promise.all([
    platform.count(supply, { alert: 'low' }),
    platform.count(supply, { alert: 'critical' }),
    soonLines(platform),
  ])
  const note = critical === 1 ? '1 of them is critical' : `${critical} of them are critical`
  return [
    {
      kind: 'stat',
      title: 'Supplies running low',
      value: low + critical,
      ...(critical > 0 ? { tone: 'error', note } : { tone: low > 0 ? 'warning' : 'success' }),
      link: '/printers/supplies?alert=low,critical',
    },
    { kind: 'list', title: 'To be replaced soon', lines, link: '/printers/supplies?emptyon.isnull=false&sort=emptyon' },
  ]
}

async function soonLines(platform: Own): Promise<readonly ListLine[]> {
  const until = addDays(platform.today(), await platform.settings.get('soondays'))
  const options = { sort: 'emptyon,percent', perpage: 50, total: false }
  const [raised, soon] = await Promise.all([
    platform.list(supply, { alert: ['critical', 'low'] }, options),
    platform.list(supply, { 'emptyon.lte': until }, options),
  ])
  const all = new Map([...raised.data, ...soon.data].map((one) => [one.supplyid, one]))
  const first = [...all.values()].toSorted(bySoonest).slice(0, most)
  const ids = [...new Set(first.map(({ printerid }) => printerid))]
  const { data } = ids.length === 0 ? { data: [] } : await platform.list(printer, { assetid: ids }, { perpage: most })
  const names = new Map(data.map((one) => [one.assetid, one.name ?? one.windowsname ?? one.assetnumber]))
  return first.map((one) => lineOf(one, names.get(one.printerid) ?? '', platform.today()))
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
