import {
  addDays,
  type Cell,
  daysBetween,
  dueWords,
  type Field,
  type Fields,
  type Heading,
  integer,
  inWords,
  type JsonRow,
  type Page,
  type PanelContent,
  type Platform,
  reference,
  tableSection,
} from '@shopdb/contract'
import type { Column } from '../../resources/resource.ts'
import { type Due, readDue } from './read.ts'
import { type Days, daysOf, type DueShape } from './shape.ts'
import { pageOf, subjectOf, toneOfDay, whatOf } from './words.ts'

/** Days that the page looks ahead at least, where nothing is asked. */
const usual = 30

/** The number itself, where no setting holds it. */
const helpOn = (soon: number | string): string =>
  typeof soon === 'number'
    ? `Where empty: ${Math.max(usual, soon)}.`
    : `Where empty: ${usual}, or as many days as count as soon by the settings, where that is more.`

/** The page that lists what is due. */
export function duePage(shape: DueShape): Page {
  const { name, title, icon } = shape.list
  return { name, title, icon, query: queryOf(shape), show: (platform, query) => showDue(platform, shape, query) }
}

function queryOf({ list: { filters = [], soon }, resource, assetmember }: DueShape): Fields {
  const own = filters.flatMap((name) => {
    const column = resource.readable.get(name)
    return column ? [[name, asked(column.field)] as const] : []
  })
  return {
    days: integer({ label: 'Within', unit: 'days', min: 0, max: 3650, help: helpOn(soon) }),
    ...(assetmember === undefined ? {} : { locationid: reference({ label: 'Location', to: 'locations' }) }),
    ...Object.fromEntries(own),
  }
}

/** The field as a condition: nobody has to give it, and it is nothing by itself. */
function asked({
  required: _required,
  default: _default,
  readonly: _readonly,
  unique: _unique,
  ...field
}: Field): Field {
  return field
}

async function showDue(platform: Platform, shape: DueShape, query: JsonRow): Promise<readonly PanelContent[]> {
  const { days: within, locationid, ...conditions } = query
  const days = await daysOf(platform, shape)
  const { today, soon } = days
  const reach = typeof within === 'number' ? within : Math.max(usual, daysBetween(today, soon))
  const place = typeof locationid === 'number' ? { locationid } : {}
  const where = Object.fromEntries(Object.entries(conditions).map(([name, value]) => [conditionOn(shape, name), value]))
  const dues = await readDue(platform, shape, { until: addDays(today, reach), where, ...place })
  const passed = dues.filter(({ day }) => day < today)
  const coming = dues.filter(({ day }) => day >= today)
  const table = (title: string, rows: readonly Due[]): PanelContent => dueTable(shape, { title, rows, days })
  const isDue = shape.list.words !== 'ends'
  const ahead = table(`${isDue ? 'Due' : 'Ends'} within ${inWords(reach, 'day')}`, coming)
  if (passed.length === 0) return [ahead]
  return isDue ? [table('Overdue', passed), ahead] : [ahead, table('Ended', passed.toReversed())]
}

/** What stands in a tree is asked for with all below it. */
function conditionOn({ trees }: DueShape, name: string): string {
  return trees.includes(name) ? `${name}.under` : name
}

interface Shown {
  readonly title: string
  readonly rows: readonly Due[]
  readonly days: Days
}

function dueTable(shape: DueShape, { title, rows, days }: Shown): PanelContent {
  const { list, assetmember } = shape
  // The place of an asset stands there in any case.
  const own = (list.show ?? []).filter((name) => name !== 'locationid' || list.of.form !== 'assettype')
  const shown = own.flatMap((name) => shape.resource.readable.get(name) ?? [])
  const columns: Readonly<Record<string, Heading>> = {
    subject: subjectHeading(shape),
    ...(rows.some((due) => whatOf(shape, due) !== '') ? { what: whatHeading(shape) } : {}),
    day: list.words === 'ends' ? 'Ends on' : 'Due',
    left: 'That is',
    ...Object.fromEntries(shown.map(({ name, field }) => [name, field])),
    ...(assetmember === undefined ? {} : { place: 'Location' }),
  }
  return tableSection(
    title,
    columns,
    rows.map((due) => ({
      ...cellsOf(due.row, shown),
      subject: subjectOf(shape, due),
      what: whatOf(shape, due).slice(0, 500),
      day: due.day,
      left: dueWords(due.day, days.today, shape.list.words),
      place: textOf(due.asset?.['locationname']),
      page: pageOf(shape, due),
      tone: toneOfDay(due.day, days),
    })),
  )
}

/** Rows may be about assets of any type. */
function subjectHeading({ told, list: { about, shownon } }: DueShape): string {
  return about !== undefined && shownon === undefined ? 'Asset' : told.label
}

/** What the rows are called by, where they are about assets; else which of several dates it is. */
function whatHeading({ resource, list: { about, words } }: DueShape): string {
  const label = about === undefined ? undefined : resource.readable.get(resource.display)?.field.label
  return label ?? (words === 'ends' ? 'What ends' : 'What is due')
}

function cellsOf(row: JsonRow, columns: readonly Column[]): Readonly<Record<string, Cell>> {
  return Object.fromEntries(columns.map(({ name, namemember }) => [name, cellOf(row[namemember ?? name])]))
}

/** The words of a choice are told by the heading, which is its field. */
const cellOf = (value: unknown): Cell =>
  typeof value === 'number' || typeof value === 'boolean' ? value : textOf(value)

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value.slice(0, 500) : null)
