import type { JsonRow } from './answers.ts'
import type { AssetTypeDeclaration, ResourceDeclaration, Role } from './declare.ts'
import type { Fields } from './fields.ts'
import type { ForEach, RowCell } from './given.ts'
import type { AskedOf } from './infer.ts'
import type { OrNone } from './lines.ts'
import type { Platform } from './platform.ts'
import type { Cell, FailedPiece, PanelContent, Tone } from './widgets.ts'

/** A page of the plugin's own, drawn by the host from sections: `/pages/network/path`. */
export interface Page<S extends Fields = Fields> {
  /** Lowercase, the last part of its address. */
  readonly name: string
  readonly title: string
  /** A lucide icon name. */
  readonly icon: string
  /** The heading of the menu under which it stands. Default: the plugin's title. */
  readonly menu?: string
  /** The least role that sees it. Default viewer. */
  readonly least?: Role
  /** What may be asked: a form over the sections, kept in the address bar. */
  readonly query?: Fields
  /**
   * At most 8 sections, what is false, null or undefined among them left out. `query` is checked against the fields; what was not
   * asked has its default, or is left out. A ShopError is told as it is.
   */
  readonly show: (platform: Platform<S>, query: JsonRow) => Promise<readonly OrNone<PanelContent>[]>
}

/** Declares a page. The types of what is asked reach `show` by inference; those of the settings where `show` names them. */
export function definePage<const I extends Fields, S extends Fields>(
  page: Omit<Page<S>, 'query' | 'show'> & {
    readonly query?: I
    readonly show: (platform: Platform<S>, query: AskedOf<I>) => Promise<readonly OrNone<PanelContent>[]>
  },
): Page<S> {
  // The host hands it what was checked against `query`, which is what the narrower type says.
  return page as unknown as Page<S>
}

/** The answer of `GET /api/pages/network/path`. */
export interface PageAnswer {
  readonly data: readonly PanelContent[]
  readonly failed: readonly FailedPiece[]
}

/** What a column says of one row. */
export interface ColumnValue {
  readonly id: number
  readonly value: Cell
  readonly tone?: Tone
  /** The page of the site where more of it stands: `/pages/computers/software?applicationid=3`. */
  readonly link?: string
}

/** A column of a list, and a line on a row's page, that follows from more than the row itself: how full a subnet is. */
export interface Column<S extends Fields = Fields> {
  readonly of: AssetTypeDeclaration | ResourceDeclaration
  /** Lowercase, unique for `of`. */
  readonly name: string
  readonly label: string
  readonly unit?: string
  /** Called with the keys of the rows that are shown, at most 500; answers for those it has something to say of. 200 ms. */
  readonly values?: (platform: Platform<S>, ids: readonly number[]) => Promise<readonly ColumnValue[]>
  /**
   * In its place, called with the rows: see `defineColumns`, which gives it its types. Columns that have the same function are
   * told by one call.
   */
  readonly cells?: (
    platform: Platform<S>,
    rows: readonly JsonRow[],
  ) => ForEach<Readonly<Record<string, RowCell>> | undefined>
}

/** A plugin's column as `GET /api/meta` tells it, among its resource. */
export interface ColumnMeta {
  readonly plugin: string
  readonly name: string
  readonly label: string
  readonly unit?: string
}

/** The answer of `GET /api/subnets/columns?id=1,2`: each column with its values. */
export interface ColumnsAnswer {
  readonly data: readonly (ColumnMeta & { readonly values: readonly ColumnValue[] })[]
  /** By the name of the column: one that fails takes no other with it. */
  readonly failed: readonly (FailedPiece & { readonly name: string })[]
}

/** One card of a display. */
export interface DisplayCard {
  readonly title: string
  /** Plain text, at most 2,000 characters. */
  readonly text?: string
  readonly tone?: Tone
  /** A word on the card's edge: `Maintenance`. */
  readonly badge?: string
  /** Moments in ISO 8601, shown in the time zone of the site. */
  readonly from?: string
  readonly until?: string
  /** Small words below: whom it concerns, a ticket. */
  readonly note?: string
}

/** A wall display for a screen that nobody touches: `/displays/notifications/board`. */
export interface Display<S extends Fields = Fields> {
  /** Lowercase, the last part of its address. */
  readonly name: string
  readonly title: string
  /** What stands there when there is no card. */
  readonly empty: string
  /** What may be asked in the address: `?businessunitid=3`. */
  readonly query?: Fields
  /** At most 60 cards, the most pressing first. */
  readonly show: (platform: Platform<S>, query: JsonRow) => Promise<readonly DisplayCard[]>
}

/** Declares a wall display, as `definePage` does a page. */
export function defineDisplay<const I extends Fields, S extends Fields>(
  display: Omit<Display<S>, 'query' | 'show'> & {
    readonly query?: I
    readonly show: (platform: Platform<S>, query: AskedOf<I>) => Promise<readonly DisplayCard[]>
  },
): Display<S> {
  // As above.
  return display as unknown as Display<S>
}

/** The answer of `GET /api/displays/notifications/board`. */
export interface DisplayAnswer {
  readonly title: string
  readonly sitename: string
  /** Of the product: a screen that meets another one than before loads its page anew. */
  readonly version: string
  readonly empty: string
  /** The moment of this answer, ISO 8601. */
  readonly at: string
  /** IANA name of the site's time zone. */
  readonly timezone: string
  readonly data: readonly DisplayCard[]
}

/** The answer of `GET /api/displays`: every wall display of the site. */
export interface DisplaysAnswer {
  readonly data: readonly {
    readonly plugin: string
    readonly name: string
    readonly title: string
    /** Its page. */
    readonly path: string
  }[]
}
