import type { Count, Declaration, DueList, Fields, Plugin } from '@shopdb/contract'
import { dateFlaws, days, fieldsOf, filterFlaws, isNumberOrSetting, nameFlaws } from './slot-fields.ts'
import { holding, nameFlaw, ofFlaw, plain, repeated, wordsFlaws } from './slot-flaws.ts'

type Known = ReadonlyMap<string, Declaration>

/** What is wrong with a declared number of the home page. */
export function countFlaws({ of, title, where, among }: Count, known: Known): readonly string[] {
  const what = `count ${title}`
  const isFilter = typeof where === 'object' && where !== null
  const first = [
    ...wordsFlaws('count', { title }),
    ...ofFlaw(what, of, new Set(known.keys())),
    ...(isFilter ? [] : [`Its ${what} must say with where which rows it counts`]),
  ]
  if (first.length > 0) return first
  const rows = known.get(of.table) ?? of
  return [...filterFlaws(what, where, rows), ...filterFlaws(what, among, rows)]
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
  const rows = known.get(of.table) ?? of
  const fields = fieldsOf(rows)
  return [
    ...list.dates.flatMap((date) => dateFlaws(what, date, { of: rows, known, dates: days, fieldsIn: fieldsOf })),
    ...memberFlaws(what, list, fields),
    ...filterFlaws(what, list.where, rows),
    ...assetFlaws(what, list, fields),
    ...soonFlaws(what, list, plugin.settings ?? {}),
  ]
}

/** Columns of one declaration are told apart by their names, those of lists of what is due and of silences among them. */
export function repeatedColumns({ columns = [], duelists = [], silences = [] }: Plugin): readonly string[] {
  const due = duelists.filter(({ column }) => column !== undefined)
  const silent = silences.filter(({ column }) => column !== undefined)
  const all = [...columns, ...due.map(({ of, shownon = of, name }) => ({ of: shownon, name })), ...silent]
  return repeated(
    'column',
    all.map(({ of, name }) => ({ name: `${name} of ${of.table}` })),
  )
}

function memberFlaws(what: string, { show = [], filters = [] }: DueList, fields: Fields): readonly string[] {
  const unfit = filters.filter((name) => ['secret', 'file', 'json'].includes(fields[name]?.kind ?? ''))
  return [
    ...nameFlaws(`${what} names`, [...show, ...filters], fields),
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
  return isNumberOrSetting(soon, 0, settings)
    ? []
    : [`Its ${what} must say with soon how many days, or the setting that holds them${holding(soon, settings)}`]
}
