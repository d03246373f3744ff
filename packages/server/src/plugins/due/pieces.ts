import { addDays, type Column, dueWords, type Markers, type Panels, type Platform, type Widget } from '@shopdb/contract'
import { type Due, readDue } from './read.ts'
import { type Days, daysOf, type DueShape } from './shape.ts'
import { pageOf, subjectOf, toneOfDay, whatOf } from './words.ts'

/** A day later than any date. */
const ever = '9999-12-31'

/** The first date of each, by the key of whom it is told. */
const firstOfEach = ({ toldby }: DueShape, dues: readonly Due[]): ReadonlyMap<number, Due> =>
  new Map(dues.toReversed().map((due) => [Number(due.row[toldby]), due]))

/** The next date of each row of a list. */
export function dueColumn(shape: DueShape, label: string): Column {
  const { list, toldby } = shape
  return {
    of: list.shownon ?? list.of,
    name: list.name,
    label,
    values: async (platform, ids) => {
      const [days, dues] = await Promise.all([
        daysOf(platform, shape),
        readDue(platform, shape, { until: ever, where: { [toldby]: ids } }),
      ])
      return [...firstOfEach(shape, dues)].map(([id, { day }]) => ({ id, value: day, tone: toneOfDay(day, days) }))
    },
  }
}

/** Assets with a date that has passed. */
export function dueMarkers(shape: DueShape): readonly Markers[] {
  const { list, toldby, told } = shape
  if (told.declaration.form !== 'assettype') return []
  return [
    {
      of: told.declaration,
      notes: async (platform, assetids) => {
        const today = platform.today()
        const asked = { until: addDays(today, -1), where: { [toldby]: assetids } }
        return [...firstOfEach(shape, await readDue(platform, shape, asked))].map(([assetid, due]) => {
          const note = `${whatOf(shape, due) || list.title}: ${dueWords(due.day, today, shape.list.words)}`
          return { assetid, tone: 'warning' as const, badge: '!', note: note.slice(0, 200) }
        })
      },
    },
  ]
}

/** All dates of an asset, on its page. */
export function duePanels(shape: DueShape, title: string): readonly Panels[] {
  const { list, toldby, told } = shape
  if (told.declaration.form !== 'assettype') return []
  return [
    {
      of: told.declaration,
      show: async (platform, assetid) => {
        const days = await daysOf(platform, shape)
        const dues = await readDue(platform, shape, { until: ever, where: { [toldby]: assetid } })
        if (dues.length === 0) return []
        const lines = dues.slice(0, 100).map((due) => ({
          label: (whatOf(shape, due) || list.title).slice(0, 200),
          detail: `${dueWords(due.day, days.today, shape.list.words)}, on ${due.day}`,
          tone: toneOfDay(due.day, days),
          ...(list.of.form === 'assettype' ? {} : { link: pageOf(shape, due) }),
        }))
        return [{ kind: 'keyvalue', title, lines }]
      },
    },
  ]
}

/** Days for which what has ended stays on the home page; what is due stays until it is done. */
const lately = 30
/** Lines of the list on the home page. */
const lines = 8

/** How much is overdue, and what comes first. */
export async function dueWidgets(platform: Platform, shape: DueShape, plugin: string): Promise<readonly Widget[]> {
  const { list } = shape
  const days = await daysOf(platform, shape)
  const all = await readDue(platform, shape, { until: days.soon })
  const since = list.words === 'ends' ? addDays(days.today, -lately) : ''
  const dues = all.filter(({ day }) => day >= since)
  const link = `/pages/${plugin}/${list.name}`
  const value = dues.filter(({ day }) => day < days.today).length
  const tone = value > 0 ? ('error' as const) : ('success' as const)
  return [
    ...(list.overdue === undefined ? [] : [{ kind: 'stat' as const, title: list.overdue, value, tone, link }]),
    ...(dues.length === 0
      ? []
      : [{ kind: 'list' as const, title: list.title, lines: dues.slice(0, lines).map(lineOf(shape, days)), link }]),
  ]
}

const lineOf = (shape: DueShape, days: Days) => (due: Due) => ({
  label: subjectOf(shape, due).slice(0, 200),
  detail: [whatOf(shape, due), dueWords(due.day, days.today, shape.list.words)]
    .filter(Boolean)
    .join(', ')
    .slice(0, 500),
  link: due.asset === undefined ? pageOf(shape, due) : `/assets/${String(due.asset['assetid'])}`,
  tone: toneOfDay(due.day, days),
})
