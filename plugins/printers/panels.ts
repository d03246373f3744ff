import {
  addDays,
  definePanel,
  linesSection,
  type NamedRow,
  type PanelContent,
  type Platform,
  type RowOf,
  rowsSection,
} from '@shopdb/contract'
import { shareMail } from './install-script.ts'
import { printer } from './printer.ts'
import { addressWords } from './queue.ts'
import { colorOf } from './supply-color.ts'
import { amountWords, byPressing, lastsWords, levelWords, toneOf } from './supply-words.ts'
import { supply, supplyreading } from './supply.ts'

const columns = { name: 'Supply', level: 'Left', lasts: 'Lasts about' }
const columnswithamount = { ...columns, amount: 'Amount' }

/** What a printer needs, the most pressing first. */
export const levelspanel = definePanel(printer, {
  isfirst: true,
  sections: async (platform, row) => {
    const supplies = await platform.listAll(supply, { printerid: row.assetid })
    return [supplies.length === 0 ? noSupplies(row) : levels(supplies.toSorted(byPressing), platform.today())]
  },
})

const silent = 'Label printers do not report supplies; nobody is alarmed for them.'
const unread = 'Nothing was read from this printer yet.'
const nothing = 'It tells nothing of its supplies.'

function noSupplies({ kind, lastseen }: RowOf<typeof printer>): PanelContent {
  const why = lastseen === null ? unread : nothing
  return { kind: 'markdown', title: 'Levels', text: kind === 'label' ? silent : why }
}

function levels(supplies: readonly NamedRow<typeof supply>[], today: string): PanelContent {
  const rows = supplies.map((one) => ({
    supplyid: one.supplyid,
    name: one.name,
    level: levelWords(one),
    lasts: lastsWords(one, today),
    amount: amountWords(one),
    tone: toneOf[one.alert],
  }))
  return rowsSection('Levels', supply, [rows.some(({ amount }) => amount) ? columnswithamount : columns], rows)
}

/** How many days the chart shows, and how many supplies it has room for. */
const shown = { days: 60, series: 8 } as const

/** How that went: the most pressing supplies of which there is a history. */
export const historypanel = definePanel(printer, {
  sections: async (platform, { assetid: printerid }) => {
    const supplies = (await platform.listAll(supply, { printerid })).toSorted(byPressing)
    const readings = await latestReadings(platform, supplies)
    const series = supplies
      .map((one) => ({
        name: one.name.slice(0, 60),
        color: colorOf(one),
        points: lastOfEachDay(readings.get(one.supplyid) ?? []),
      }))
      .filter(({ points }) => points.length > 1)
    const chart = { form: 'line', unit: '%', series: series.slice(0, shown.series) } as const
    return [series.length > 0 && { kind: 'chart', title: `Levels of the last ${shown.days} days`, chart }]
  },
})

/** The readings of some supplies, by supply and in their order. */
async function latestReadings(platform: Platform, supplies: readonly RowOf<typeof supply>[]) {
  const since = { 'readon.gte': addDays(platform.today(), -shown.days) }
  const asked = { supplyid: supplies.map(({ supplyid }) => supplyid), ...since }
  const found = await platform.listAll(supplyreading, asked, { sort: 'readon,supplyreadingid' })
  return Map.groupBy(found, ({ supplyid }) => supplyid)
}

const lastOfEachDay = (readings: readonly RowOf<typeof supplyreading>[]) =>
  [...new Map(readings.map(({ readon, percent }) => [readon, percent]))].map(([x, y]) => ({ x, y }))

/** How people come to print on it. */
export const printingpanel = definePanel(printer, {
  isfirst: true,
  sections: async (_platform, row) => {
    const { assetid, sharename } = row
    const [link, address] = [`/api/printers/${assetid}/install`, addressWords(row)]
    return [
      linesSection('Printing', [
        { label: 'Share', detail: sharename ?? 'none yet' },
        sharename !== null && { label: 'Install on this PC', link, detail: 'a .cmd file to run' },
        sharename !== null && { label: 'Send it to my PC', link: shareMail(row), detail: 'by e-mail' },
        address !== undefined && { label: 'Reached by', detail: address },
      ]),
    ]
  },
})
