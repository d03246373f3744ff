import type { Declaration, Fields, Plugin, Silence } from '@shopdb/contract'
import { dateFlaw, daysAndMoments, fieldsOf, filterFlaws, isNumberOrSetting } from './slot-fields.ts'
import { holding, nameFlaw, ofFlaw, plain, wordsFlaws } from './slot-flaws.ts'

/** What is wrong with what is told of rows that are silent. */
export function silenceFlaws(
  silence: Silence,
  plugin: Plugin,
  known: ReadonlyMap<string, Declaration>,
): readonly string[] {
  const { name, of, title, column, ismarked } = silence
  const what = `silence ${name}`
  const first = [
    ...nameFlaw('silence', name, plain, 'unseen'),
    ...ofFlaw(what, of, new Set(known.keys())),
    ...wordsFlaws(what, { title, ...(column === undefined ? {} : { column }) }),
  ]
  if (first.length > 0) return first
  const rows = known.get(of.table) ?? of
  const isMark = ismarked === true && of.form !== 'assettype'
  return [
    ...dateFlaw(what, silence.field, daysAndMoments, fieldsOf(rows)),
    ...filterFlaws(what, silence.where, rows),
    ...daysFlaws(what, silence, plugin.settings ?? {}),
    ...(isMark ? [`Its ${what} can be marked on the map for an asset type alone`] : []),
  ]
}

function daysFlaws(what: string, { days }: Silence, settings: Fields): readonly string[] {
  return isNumberOrSetting(days, 1, settings)
    ? []
    : [`Its ${what} must say with days how many, or the setting that holds them${holding(days, settings)}`]
}
