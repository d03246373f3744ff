import {
  asset,
  type Count,
  type Declaration,
  type DueDate,
  type DueList,
  type Fields,
  type Plugin,
} from '@shopdb/contract'
import { targetOf } from './check-field.ts'
import { nameFlaw, ofFlaw, plain, repeated, wordsFlaws } from './slot-flaws.ts'

type Known = ReadonlyMap<string, Declaration>

/** What is wrong with a declared number of the home page. */
export function countFlaws({ of, title, where }: Count, tables: ReadonlySet<string>): readonly string[] {
  const what = `count ${title}`
  const isFilter = typeof where === 'object' && where !== null
  return [
    ...wordsFlaws('count', { title }),
    ...ofFlaw(what, of, tables),
    ...(isFilter ? [] : [`Its ${what} must say with where which rows it counts`]),
  ]
}

/** What is wrong with a list of what is due. */
export function dueFlaws(list: DueList, plugin: Plugin, known: Known): readonly string[] {
  const { name, title, icon, of } = list
  const what = `list ${name}`
  const first = [
    ...nameFlaw('list', name, plain, 'inspections'),
    ...wordsFlaws(what, { title, icon }),
    ...ofFlaw(what, of, new Set(known.keys())),
    ...(Array.isArray(list.dates) && list.dates.length > 0 && list.dates.length <= 8
      ? []
      : [`Its ${what} must have 1 to 8 dates`]),
  ]
  if (first.length > 0) return first
  // What another plugin declares under this table counts, not what is known of it here.
  const fields = fieldsOf(known.get(of.table) ?? of)
  return [
    ...list.dates.flatMap((date) => dateFlaws(what, date, { fields, known })),
    ...memberFlaws(what, list, fields),
    ...assetFlaws(what, list, fields),
    ...soonFlaws(what, list, plugin.settings ?? {}),
  ]
}

/** Columns of one declaration are told apart by their names, those of lists of what is due among them. */
export function repeatedColumns({ columns = [], duelists = [] }: Plugin): readonly string[] {
  const due = duelists.filter(({ column }) => column !== undefined)
  const all = [...columns, ...due.map(({ of, shownon = of, name }) => ({ of: shownon, name }))]
  return repeated(
    'column',
    all.map(({ of, name }) => ({ name: `${name} of ${of.table}` })),
  )
}

/** An asset type has those of the core beside its own. */
const fieldsOf = ({ form, fields }: Declaration): Fields =>
  form === 'assettype' ? { ...asset.fields, ...fields } : fields

function dateFlaws(
  what: string,
  { field, through }: DueDate,
  { fields, known }: { readonly fields: Fields; readonly known: Known },
): readonly string[] {
  if (through === undefined) return dateFlaw(what, field, fields)
  const reference = fields[through]
  const target = reference?.kind === 'reference' ? known.get(targetOf(reference) ?? '') : undefined
  return target
    ? dateFlaw(what, field, fieldsOf(target))
    : [`Its ${what} goes through ${through}, which is no reference`]
}

const dateFlaw = (what: string, field: string, fields: Fields): readonly string[] =>
  fields[field]?.kind === 'date' ? [] : [`Its ${what} names ${field}, which is no date`]

function memberFlaws(what: string, { show = [], filters = [] }: DueList, fields: Fields): readonly string[] {
  const strangers = [...show, ...filters].filter((name) => !Object.hasOwn(fields, name))
  const unfit = filters.filter((name) => ['secret', 'file', 'json'].includes(fields[name]?.kind ?? ''))
  return [
    ...strangers.map((name) => `Its ${what} names ${name}, which is no field`),
    ...unfit.map((name) => `Its ${what} cannot be filtered by ${name}, which is a ${fields[name]?.kind}`),
  ]
}

function assetFlaws(what: string, { of, about, shownon }: DueList, fields: Fields): readonly string[] {
  const isAsset = of.form === 'assettype'
  return [
    ...(about !== undefined && (isAsset || fields[about]?.kind !== 'reference')
      ? [`Its ${what} is about ${about}, which must be a reference of a resource to an asset`]
      : []),
    ...(shownon !== undefined && (isAsset || about === undefined || shownon.form !== 'assettype')
      ? [`Its ${what} is shown on an asset type, so it must say with about which asset a row is about`]
      : []),
  ]
}

function soonFlaws(what: string, { soon }: DueList, settings: Fields): readonly string[] {
  const isSound =
    typeof soon === 'number' ? Number.isSafeInteger(soon) && soon >= 0 : settings[soon]?.kind === 'integer'
  return isSound ? [] : [`Its ${what} must say with soon how many days, or the setting that holds them`]
}
