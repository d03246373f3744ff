import type { Declaration, Fields, Keep, Plugin } from '@shopdb/contract'
import { dateFlaws, daysAndMoments, fieldsOf, filterFlaws, isNumberOrSetting } from './slot-fields.ts'
import { holding, ofFlaw, wordsFlaws } from './slot-flaws.ts'

type Known = ReadonlyMap<string, Declaration>

/** What is wrong with how long rows are kept. */
export function keepFlaws(keep: Keep, plugin: Plugin, known: Known): readonly string[] {
  const { of, what: words } = keep
  const what = `keep of ${of?.table ?? 'nothing'}`
  const first = [
    ...ofFlaw(what, of, new Set((plugin.resources ?? []).map(({ table }) => table))),
    ...(of?.appendonly === true ? [`Its ${what} is of rows that are never removed, because they are appendonly`] : []),
    ...(Array.isArray(keep.dates) && keep.dates.length > 0 && keep.dates.length <= 4
      ? []
      : [`Its ${what} must have 1 to 4 dates`]),
    ...(words === undefined ? [] : wordsFlaws(what, { what: words })),
  ]
  if (first.length > 0) return first
  return [
    ...(keep.dates[0]?.through === undefined ? [] : [`Its ${what} must begin with a date of the row's own`]),
    ...keep.dates.flatMap((date) => dateFlaws(what, date, { of, known, dates: daysAndMoments, fieldsIn: datedOf })),
    ...filterFlaws(what, keep.where, of),
    ...daysFlaws(what, keep, plugin.settings ?? {}),
  ]
}

const datetime = { kind: 'datetime' } as const

/** With the moments that every row has, but for those of an asset type, which stand in another table. */
const datedOf = (of: Declaration): Fields => ({ ...fieldsOf(of), createddate: datetime, modifieddate: datetime })

function daysFlaws(what: string, { days, least = 1 }: Keep, settings: Fields): readonly string[] {
  return [
    ...(isNumberOrSetting(days, 1, settings)
      ? []
      : [
          `Its ${what} must say with days how many, 1 or more, or the setting that holds them${holding(days, settings)}`,
        ]),
    ...(isNumberOrSetting(least, 1, {}) ? [] : [`Its ${what} must keep rows for at least 1 day`]),
  ]
}
