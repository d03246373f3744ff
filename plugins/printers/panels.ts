import { addDays, type ListLine, type PanelContent, type Panels, type RowOf, tableSection } from '@shopdb/contract'
import { printer } from './printer.ts'
import { addressWords } from './queue.ts'
import type { settings } from './settings.ts'
import { amountWords, byPressing, lastsWords, levelWords, toneOf } from './supply-words.ts'
import { supply, supplyreading } from './supply.ts'

type PrinterRow = RowOf<typeof printer>
type SupplyRow = RowOf<typeof supply>

const columns = { name: 'Supply', level: 'Left', lasts: 'Lasts about' }
const columnswithamount = { ...columns, amount: 'Amount' }

/** What a printer needs, the most pressing first. */
export const levelspanel: Panels = {
  of: printer,
  isfirst: true,
  show: async (platform, printerid) => {
    const supplies = await platform.listAll(supply, { printerid })
    return supplies.length === 0
      ? [noSupplies(await platform.get(printer, printerid))]
      : [levels(supplies.toSorted(byPressing), platform.today())]
  },
}

function noSupplies({ kind, lastseen }: PrinterRow): PanelContent {
  const unread = lastseen === null ? 'Nothing was read from this printer yet.' : 'It tells nothing of its supplies.'
  const text = kind === 'label' ? 'Label printers do not report supplies; nobody is alarmed for them.' : unread
  return { kind: 'markdown', title: 'Levels', text }
}

function levels(supplies: readonly SupplyRow[], today: string): PanelContent {
  const rows = supplies.map((one) => ({
    name: one.name,
    level: levelWords(one),
    lasts: lastsWords(one, today),
    amount: amountWords(one),
    page: `/printers/supplies/${one.supplyid}`,
    tone: toneOf[one.alert],
  }))
  return tableSection('Levels', rows.some(({ amount }) => amount !== '') ? columnswithamount : columns, rows)
}

/** How many days the chart shows. */
const shown = 60

/** How that went: the most pressing supplies of which there is a history; a chart has room for eight. */
export const historypanel: Panels = {
  of: printer,
  show: async (platform, printerid) => {
    const supplies = await platform.listAll(supply, { printerid })
    const asked = {
      supplyid: supplies.map(({ supplyid }) => supplyid),
      'readon.gte': addDays(platform.today(), -shown),
    }
    const found = await platform.listAll(supplyreading, asked, { sort: 'readon,supplyreadingid' })
    const readings = Map.groupBy(found, ({ supplyid }) => supplyid)
    const series = supplies
      .toSorted(byPressing)
      .map(({ name, supplyid }) => ({ name: name.slice(0, 60), points: lastOfEachDay(readings.get(supplyid) ?? []) }))
      .filter(({ points }) => points.length > 1)
    if (series.length === 0) return []
    const chart = { form: 'line', unit: '%', series: series.slice(0, 8) } as const
    return [{ kind: 'chart', title: `Last ${shown} days`, chart }]
  },
}

const lastOfEachDay = (readings: readonly RowOf<typeof supplyreading>[]) =>
  [...new Map(readings.map(({ readon, percent }) => [readon, percent]))].map(([x, y]) => ({ x, y }))

/** How people come to print on it. */
export const printingpanel: Panels<typeof settings> = {
  of: printer,
  isfirst: true,
  show: async (platform, assetid) => {
    const stale = addDays(platform.today(), -(await platform.settings.get('staledays')))
    return [{ kind: 'keyvalue', title: 'Printing', lines: printingLines(await platform.get(printer, assetid), stale) }]
  },
}

function printingLines(row: PrinterRow, stale: string): readonly ListLine[] {
  const { assetid, sharename, pagecount, lastseen } = row
  const address = addressWords(row)
  return [
    { label: 'Share', detail: sharename ?? 'none yet' },
    ...(sharename === null
      ? []
      : [{ label: 'Install on this PC', link: `/api/printers/${assetid}/install`, detail: 'a .cmd file to run' }]),
    ...(address === undefined ? [] : [{ label: 'Reached by', detail: address }]),
    ...(pagecount === null ? [] : [{ label: 'Pages printed', detail: pagecount.toLocaleString('en-US') }]),
    {
      label: 'Last read',
      detail: lastseen ?? 'never',
      ...(lastseen !== null && lastseen < stale && { tone: 'warning' as const }),
    },
  ]
}
