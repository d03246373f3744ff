import type { AssetTypeDeclaration, ResourceDeclaration } from './declare.ts'
import type { FilterOf, RowOf } from './infer.ts'

/** Assets through which there are lines that do not meet, such as patch panels: only rows of one line are joined there. */
export interface Lines {
  /** What the rows belong to. */
  readonly of: AssetTypeDeclaration
  /** Which of them, as lists are filtered. */
  readonly where: Readonly<Record<string, unknown>>
  /** The field of the rows by which the lines are told apart: rows with the same value are one. */
  readonly by: string
}

/**
 * A page that tells the way of the fewest steps from one asset to another, over the rows of a declaration that `connects`, and
 * over relations `connectedto` that no such row tells of. At most 30 steps, and 100,000 assets are looked at.
 */
export interface Path {
  /** Lowercase, the last part of the page's address: `path` at `/pages/network/path`. */
  readonly name: string
  /** Of the page: `Path between two assets`. */
  readonly title: string
  /** A lucide icon name. */
  readonly icon: string
  /** The rows that are walked over. */
  readonly of: ResourceDeclaration
  /** Rows with one of these values are not walked over: `{ medium: ['power'] }`. Default: all are. */
  readonly without?: Readonly<Record<string, readonly unknown[] | undefined>>
  /** Default: an asset joins all its rows. The two assets that are asked for do so in any case. */
  readonly lines?: Lines
}

/** Declares a page of ways. A misspelt field is a compile error. */
export function definePath<D extends ResourceDeclaration, A extends AssetTypeDeclaration>(
  of: D,
  path: Omit<Path, 'of' | 'without' | 'lines'> & {
    readonly without?: { readonly [Name in keyof D['fields'] & keyof RowOf<D>]?: readonly RowOf<D>[Name][] }
    readonly lines?: {
      readonly of: A
      readonly where: FilterOf<A>
      readonly by: keyof D['fields'] & string
    }
  },
): Path {
  return { of, ...path }
}
