import type { Declaration } from './declare.ts'
import type { RowOf } from './infer.ts'

/**
 * A date of a row's own or, where `Through` is the name of a reference, one of what that points to. One type, no union of two:
 * so the compiler says which name is misspelt, and which was meant.
 */
export interface DateOf<D extends Declaration, Through> {
  /** A field of the row; with `through` one of what that points to. */
  readonly field: Through extends string ? string : keyof RowOf<D> & string
  /** A reference of the row. */
  readonly through?: Through extends keyof RowOf<D> & string ? Through : keyof RowOf<D> & string
}
