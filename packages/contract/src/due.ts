import type { DateOf } from './date-of.ts'
import { daysBetween } from './days.ts'
import type { AssetTypeDeclaration, ResourceDeclaration } from './declare.ts'
import type { FilterOf, RowOf } from './infer.ts'
import { inWords } from './sentences.ts'

/** A date of a row by which something has to be done, or on which something ends. */
export interface DueDate {
  /** A date field of the row, or of what `through` points to. */
  readonly field: string
  /** What is due or ends, where a list has several: `Warranty`. */
  readonly label?: string
  /** A reference of the row to what has the date: `modelid`. */
  readonly through?: string
}

/**
 * Dates that people keep: a page that lists what is due, the first of it on the home page, and, where asked for, a column
 * of lists, markers of the map and a section of an asset's page. What belongs to an asset counts while the asset is in use.
 */
export interface DueList {
  /** Lowercase, the last part of the page's address: `maintenance` at `/pages/equipment/maintenance`. */
  readonly name: string
  /** Of the page, and of the list on the home page: `Maintenance due`. */
  readonly title: string
  /** A lucide icon name. */
  readonly icon: string
  /** The rows that have the dates. */
  readonly of: AssetTypeDeclaration | ResourceDeclaration
  readonly dates: readonly DueDate[]
  /** Which of them count, as lists are filtered. Default: all that are not removed. */
  readonly where?: Readonly<Record<string, unknown>>
  /** Of a resource: the reference to the asset that it is about. */
  readonly about?: string
  /** The asset type whose lists and markers tell of it. Default: `of`, where that is one. */
  readonly shownon?: AssetTypeDeclaration
  /** `due` (default): due in 3 days, overdue by 3 days. `ends`: ends in 3 days, ended 3 days ago. */
  readonly words?: 'due' | 'ends'
  /** So many days ahead it is told as soon: a number, or the name of a setting of the plugin's that holds it. */
  readonly soon: number | string
  /** Fields of the row that the page shows beside the date. */
  readonly show?: readonly string[]
  /** Fields of the row by which the page can be filtered. Where the list is about assets, their location is another. */
  readonly filters?: readonly string[]
  /** The title of a number on the home page: how many dates have passed, `Maintenance overdue`. Default: none. */
  readonly overdue?: string
  /** The heading of a column with the next date, in lists of `shownon`: `Next maintenance`. Default: none. */
  readonly column?: string
  /** Whether assets with a date that has passed are marked on the map. Default false. */
  readonly ismarked?: boolean
  /** The title of a section with all dates, on the page of an asset: `Lifecycle`. Default: none. */
  readonly section?: string
}

/** How far a day is from today: `due in 3 days`, `due today`, `overdue by 1 day`; of what ends `ends in 3 days`, `ended 3 days ago`. */
export function dueWords(day: string, today: string, words: NonNullable<DueList['words']> = 'due'): string {
  const left = daysBetween(today, day)
  const verb = words === 'due' ? 'due' : 'ends'
  if (left === 0) return `${verb} today`
  const days = inWords(Math.abs(left), 'day')
  if (left > 0) return `${verb} in ${days}`
  return words === 'due' ? `overdue by ${days}` : `ended ${days} ago`
}

type Member<D extends DueList['of']> = keyof RowOf<D> & string

/** What is due or ends; of what a reference points to it has to be said. */
type LabelFor<Through> = Through extends string ? { readonly label: string } : { readonly label?: string }

/** Declares a list of what is due. A misspelt field is a compile error. */
export function defineDueList<D extends DueList['of'], const Through extends readonly unknown[]>(
  of: D,
  list: Omit<DueList, 'of' | 'dates' | 'where' | 'about' | 'show' | 'filters'> & {
    readonly dates: { readonly [At in keyof Through]: DateOf<D, Through[At]> & LabelFor<Through[At]> }
    readonly where?: FilterOf<D>
    readonly about?: Member<D>
    readonly show?: readonly Member<D>[]
    readonly filters?: readonly Member<D>[]
  },
): DueList {
  return { of, ...list }
}
