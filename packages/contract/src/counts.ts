import type { AssetTypeDeclaration, ResourceDeclaration } from './declare.ts'
import type { FilterOf } from './infer.ts'
import type { Tone } from './widgets.ts'

/** A number of the home page: how many rows match. It leads to the list of these. */
export interface Count {
  readonly of: AssetTypeDeclaration | ResourceDeclaration
  /** `Inspections overdue`. */
  readonly title: string
  /** What is counted, as lists are filtered: `{ 'inspectiondue.lt': 'today' }`. */
  readonly where: Readonly<Record<string, unknown>>
  /** Out of which it is counted: then it is drawn as a share of these, and left out where there are none. */
  readonly among?: Readonly<Record<string, unknown>>
  /** What is counted, behind the number: `devices`. */
  readonly unit?: string
  /** How it is meant while there are any; without any it is a success. Default neutral. */
  readonly tone?: Tone
  /** It stands there only while there are any. Default false. */
  readonly ishidden?: boolean
}

/** Declares a number of the home page. */
export function defineCount<D extends Count['of']>(
  of: D,
  count: Omit<Count, 'of' | 'where' | 'among'> & { readonly where: FilterOf<D>; readonly among?: FilterOf<D> },
): Count {
  return { of, ...count }
}
