import { addDays, type ListLine, type PanelContent, type Panels, type Platform, type RowOf } from '@shopdb/contract'
import { dayText } from './days.ts'
import type { LevelPoint } from './forecast.ts'
import { printer } from './printer.ts'
import { addressWords } from './queue.ts'
import { readingsSince } from './readings.ts'
import type { settings } from './settings.ts'
import { amountWords, byPressing, lastsWords, levelWords, toneOf } from './supply-words.ts'
import { supply } from './supply.ts'

type PrinterRow = RowOf<typeof printer>
type SupplyRow = RowOf<typeof supply>
type Own = Platform<typeof settings>

/** How many days the chart shows. */
const shown = 60

/** What a printer needs, how that went, and how people come to print on it. */
export const panels: readonly Panels<typeof settings>[] = [
  {
    of: printer,
    show: async (platform, assetid) => {
      const [row, { data }, staledays] = await Promise.all([
        platform.get(printer, assetid),
        platform.list(supply, { printerid: assetid }, { perpage: 60, total: false }),
        platform.settings.get('staledays'),
      ])
      const supplies = data.toSorted(byPressing)
      const levels = supplies.length === 0 ? noSupplies(row) : levelsPanel(supplies, platform.today())
      return [
        levels,
        ...(await historyPanel(platform, supplies)),
        { kind: 'keyvalue', title: 'Printing', lines: printingLines(row, addDays(platform.today(), -staledays)) },
      ]
    },
  },
]

function noSupplies({ kind, lastseen }: PrinterRow): PanelContent {
  const unread = lastseen === null ? 'Nothing was read from this printer yet.' : 'It tells nothing of its supplies.'
  const text = kind === 'label' ? 'Label printers do not report supplies; nobody is alarmed for them.' : unread
  return { kind: 'markdown', title: 'Levels', text }
}

function levelsPanel(supplies: readonly SupplyRow[], today: string): PanelContent {
  const rows = supplies.map((one) => ({
    name: one.name,
    level: levelWords(one),
    amount: amountWords(one),
    lasts: lastsWords(one, today),
    page: `/printers/supplies/${one.supplyid}`,
    tone: toneOf[one.alert],
  }))
  const columns = [
    { name: 'name', label: 'Supply' },
    { name: 'level', label: 'Left' },
    { name: 'lasts', label: 'Lasts about' },
    { name: 'amount', label: 'Amount' },
  ]
  const told = columns.filter(({ name }) => name !== 'amount' || rows.some(({ amount }) => amount !== ''))
  return { kind: 'table', title: 'Levels', table: { columns: told, rows, link: 'page', tone: 'tone' } }
}

/** The most pressing supplies of which there is a history; a chart has room for eight. */
async function historyPanel(platform: Own, supplies: readonly SupplyRow[]): Promise<readonly PanelContent[]> {
  const since = addDays(platform.today(), -shown)
  const ids = supplies.map(({ supplyid }) => supplyid)
  const readings = await readingsSince(platform, ids, since)
  const series = supplies.flatMap(({ name, supplyid }) => {
    const points = dailyPoints(readings.get(supplyid) ?? [])
    return points.length < 2 ? [] : [{ name: name.slice(0, 60), points }]
  })
  if (series.length === 0) return []
  return [
    { kind: 'chart', title: `Last ${shown} days`, chart: { form: 'line', unit: '%', series: series.slice(0, 8) } },
  ]
}

/** The last reading of each day. */
function dailyPoints(points: readonly LevelPoint[]): readonly { readonly x: string; readonly y: number }[] {
  return [...new Map(points.map(({ day, percent }) => [day, percent]))].map(([day, y]) => ({ x: dayText(day), y }))
}

function printingLines(row: PrinterRow, stale: string): readonly ListLine[] {
  const address = addressWords(row)
  return [
    ...(row.sharename === null
      ? [{ label: 'Share', detail: 'none yet' }]
      : [
          { label: 'Share', detail: row.sharename },
          { label: 'Install on this PC', link: `/api/printers/${row.assetid}/install`, detail: 'a .cmd file to run' },
        ]),
    ...(address === undefined ? [] : [{ label: 'Reached by', detail: address }]),
    ...(row.pagecount === null ? [] : [{ label: 'Pages printed', detail: row.pagecount.toLocaleString('en-US') }]),
    row.lastseen === null
      ? { label: 'Last read', detail: 'never' }
      : { label: 'Last read', detail: row.lastseen, ...(row.lastseen < stale ? { tone: 'warning' as const } : {}) },
  ]
}
