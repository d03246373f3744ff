import {
  addDays,
  type Column,
  dayOf,
  daysBetween,
  inWords,
  type JsonRow,
  listPage,
  type Markers,
  numberText,
  type Platform,
  type Plugin,
  type Silence,
  type Widget,
} from '@shopdb/contract'
import type { Registry } from '../resources/registry.ts'

/** The columns and markers that the silences of a plugin come to. */
export function silencePieces(registry: Registry, plugin: Plugin): Pick<Plugin, 'columns' | 'markers'> {
  const { columns = [], markers = [], silences = [] } = plugin
  return {
    columns: [
      ...columns,
      ...silences.flatMap((one) => (one.column === undefined ? [] : [silenceColumn(registry, one, one.column)])),
    ],
    markers: [...markers, ...silences.flatMap((one) => silenceMarkers(registry, one))],
  }
}

/** How many are silent; none where that is to be told only while there are any. */
export async function silenceWidget(
  platform: Platform,
  registry: Registry,
  silence: Silence,
): Promise<readonly Widget[]> {
  const { of, field, title, where = {}, ishidden = false } = silence
  const { days, before } = await limitOf(platform, registry, silence)
  const asked = { ...where, [`${field}.lt`]: before }
  const value = await platform.count(of, asked)
  if (ishidden && value === 0) return []
  const link = listPage(of, asked, field)
  const tone = value > 0 ? 'warning' : 'success'
  return [{ kind: 'stat', title: titleFor(title, days), value, tone, link }]
}

/** `not seen for {days} days` by how many there are. */
const titleFor = (title: string, days: number): string =>
  title.replace('{days} days', inWords(days, 'day')).replace('{days}', numberText(days))

interface Limit {
  readonly days: number
  /** What was heard of last before it is silent: a day, or a moment where the field holds one. */
  readonly before: string
}

async function limitOf(platform: Platform, registry: Registry, silence: Silence): Promise<Limit> {
  const { days: said } = silence
  const days = typeof said === 'number' ? said : Number(await platform.settings.get(said))
  if (isDay(registry, silence)) return { days, before: addDays(platform.today(), -days) }
  return { days, before: new Date(Date.parse(platform.now()) - days * 86_400_000).toISOString() }
}

/** Whether its field holds a day; else it holds a moment. */
const isDay = (registry: Registry, { of, field }: Silence): boolean =>
  registry.get(of.table).readable.get(field)?.field.kind === 'date'

/** For how many days, until today, nobody has told of what was told of last on a day or at a moment. */
const silentFor = (last: string, today: string): number => daysBetween(last.includes('T') ? dayOf(last) : last, today)

function silenceColumn(registry: Registry, silence: Silence, label: string): Column {
  const { of, name, field } = silence
  return {
    of,
    name,
    label,
    unit: 'days',
    values: async (platform, ids) => {
      const { key } = registry.get(of.table)
      const { before } = await limitOf(platform, registry, silence)
      const asked = { [key]: ids, [`${field}.isnull`]: false, isactive: [true, false] }
      return rowsOf(await platform.listAll(of, asked)).flatMap((row) => {
        const value = silentFor(String(row[field]), platform.today())
        // Who told of it today is not silent.
        return value < 1
          ? []
          : [{ id: Number(row[key]), value, tone: String(row[field]) < before ? 'warning' : 'neutral' }]
      })
    },
  }
}

function silenceMarkers(registry: Registry, silence: Silence): readonly Markers[] {
  const { of, field, where = {}, column = 'Not heard of for', ismarked = false } = silence
  if (!ismarked || of.form !== 'assettype') return []
  const notes: Markers['notes'] = async (platform, assetid) => {
    const { before } = await limitOf(platform, registry, silence)
    const silent = await platform.listAll(of, { ...where, assetid, [`${field}.lt`]: before })
    return rowsOf(silent).map((row) => {
      const days = silentFor(String(row[field]), platform.today())
      return { assetid: Number(row['assetid']), tone: 'warning', badge: '?', note: `${column} ${inWords(days, 'day')}` }
    })
  }
  return [{ of, notes }]
}

/** The rows of a declaration that only the site knows. */
const rowsOf = (rows: readonly object[]): readonly JsonRow[] => rows.map((row) => ({ ...row }))
