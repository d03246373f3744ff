import type { AssetTypeDeclaration, ResourceDeclaration } from './declare.ts'
import type { FilterOf, RowOf } from './infer.ts'

/**
 * What has not been heard of for long: a number on the home page that leads to the list of these, and, where asked for, a column
 * of lists and markers of the map. What was never heard of is not silent.
 */
export interface Silence {
  /** Lowercase, the name of the column: `unseen`. */
  readonly name: string
  /** The rows that say when they were last heard of. */
  readonly of: AssetTypeDeclaration | ResourceDeclaration
  /** The date or datetime field that says so. */
  readonly field: string
  /** After so many days of silence it is told: a number, or the name of a setting of the plugin's that holds it. */
  readonly days: number | string
  /** Of the number on the home page; `{days}` in it stands for how many: `Computers not seen for {days} days`. */
  readonly title: string
  /** Which rows count, as lists are filtered. Default: all that are not removed. */
  readonly where?: Readonly<Record<string, unknown>>
  /** The heading of a column with the days of silence, and how markers call it: `Not seen for`. Default: no column. */
  readonly column?: string
  /** Whether assets that are silent are marked on the map. Default false. */
  readonly ismarked?: boolean
  /** The number stands there only while there are any. Default false. */
  readonly ishidden?: boolean
}

/** Declares what is told of rows that are silent. A misspelt field is a compile error. */
export function defineSilence<D extends Silence['of']>(
  of: D,
  silence: Omit<Silence, 'of' | 'field' | 'where'> & {
    readonly field: keyof RowOf<D> & string
    readonly where?: FilterOf<D>
  },
): Silence {
  return { of, ...silence }
}
