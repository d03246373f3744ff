/** How well a row matches, best first: its tag or serial is the text; its name begins with it; it holds all the words. */
export type SearchRank = 'exact' | 'prefix' | 'words'

/** A row that a search found. */
export interface SearchHit {
  /** The table of its resource. */
  readonly resource: string
  readonly id: number
  /** Its page without `/api`: `/vendors/3`. */
  readonly path: string
  readonly title: string
  /** What else is worth a line: its name, what matched, of which model it is, where it stands. */
  readonly detail: string | null
  /** Of an asset: its status. */
  readonly status: string | null
  readonly icon: string | null
  readonly rank: SearchRank
  readonly isactive: boolean
}

/** Hits of one kind. */
export interface SearchGroup {
  readonly resource: string
  readonly title: string
  readonly icon: string
  readonly hits: readonly SearchHit[]
  /** How many rows there are, removed ones too; the list page at `path` shows all of them. */
  readonly total: number
  /** There are more than the answer holds. */
  readonly more: boolean
  readonly path: string
}

/** The answer of `GET /api/search?q=vmc+850`: best groups first, only what the caller may read. */
export interface SearchAnswer {
  readonly q: string
  /** The one row whose tag or serial is the text: where a scanner lands. Null when there is none, or more than one. */
  readonly exact: SearchHit | null
  readonly groups: readonly SearchGroup[]
}
