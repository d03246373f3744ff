import type { DateOf } from './date-of.ts'
import type { ResourceDeclaration } from './declare.ts'
import type { FilterOf } from './infer.ts'

/** A day or a moment by which a row grows old. */
export interface KeepDate {
  /** A date or datetime field of the row, or of what `through` points to; `createddate` and `modifieddate` are some too. */
  readonly field: string
  /** A reference of the row to what has it: `notificationid`. */
  readonly through?: string
}

/**
 * How long rows are kept. At night the host takes those away for good whose dates have all passed for so many days: some
 * thousands each night, in change sets of 500, whose undo brings them back. What they were stays in the history.
 */
export interface Keep {
  /** One of the plugin's own, whose rows are not for ever as those of an `appendonly` one are. */
  readonly of: ResourceDeclaration
  /** 1 to 4, the first one of the row's own. A row stays while one of them is not there yet, or is empty. */
  readonly dates: readonly KeepDate[]
  /** A number, or the name of a setting of the plugin's that holds it; 0 there: for ever. */
  readonly days: number | string
  /** The fewest days that they are kept, whatever a setting says. Default 1. */
  readonly least?: number
  /** Which of them go, as lists are filtered. Default: all, those that were removed too. */
  readonly where?: Readonly<Record<string, unknown>>
  /** How the history calls them: `Old readings`. Default: the title of the declaration. */
  readonly what?: string
}

/** Declares how long rows are kept. A misspelt field is a compile error. */
export function defineKeep<D extends ResourceDeclaration, const Through extends readonly unknown[]>(
  of: D,
  keep: Omit<Keep, 'of' | 'dates' | 'where'> & {
    readonly dates: { readonly [At in keyof Through]: DateOf<D, Through[At]> }
    readonly where?: FilterOf<D>
  },
): Keep {
  return { of, ...keep }
}
