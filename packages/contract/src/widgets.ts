/** How something is meant: it colors what shows it. */
export type Tone = 'neutral' | 'success' | 'info' | 'warning' | 'error'

/** A value in a table or list of the host's drawing. */
export type Cell = string | number | boolean | null

/** Rows under headings. `link` names the member that holds a row's page, such as `/forklifts/17`; `tone` the one that holds its tone. */
export interface TableContent {
  readonly columns: readonly { readonly name: string; readonly label: string; readonly unit?: string }[]
  /** At most 200. */
  readonly rows: readonly Readonly<Record<string, Cell>>[]
  readonly link?: string
  readonly tone?: string
}

/** Series over a common axis. `x` is a word, a number, or a moment in ISO 8601. */
export interface ChartContent {
  readonly form: 'bar' | 'line'
  readonly unit?: string
  /** At most 8, of at most 500 points. */
  readonly series: readonly {
    readonly name: string
    /** Of what has one, as magenta ink has: `#d946ef`. One that stands out on light and on dark. Default: one that no other series has. */
    readonly color?: string | undefined
    readonly points: readonly { readonly x: string | number; readonly y: number }[]
  }[]
}

/** A line of a list. */
export interface ListLine {
  readonly label: string
  /** A number is told in the language of the reader. */
  readonly detail?: string | number
  /** Of a number. */
  readonly unit?: string
  /** A page of the site, `/forklifts/17`, or an address elsewhere: http, https, mailto, tel, ssh, rdp, vnc. */
  readonly link?: string
  readonly tone?: Tone
}

interface Titled {
  readonly title: string
  /** The page that shows all of it. */
  readonly link?: string
}

/** A piece of the dashboard; the host draws it. */
export type Widget =
  | (Titled & {
      readonly kind: 'stat'
      readonly value: string | number
      readonly unit?: string
      readonly tone?: Tone
      readonly note?: string
    })
  | (Titled & {
      readonly kind: 'progress'
      readonly value: number
      readonly max: number
      readonly unit?: string
      readonly tone?: Tone
    })
  | (Titled & { readonly kind: 'list'; readonly lines: readonly ListLine[] })
  | (Titled & { readonly kind: 'table'; readonly table: TableContent })
  | (Titled & { readonly kind: 'chart'; readonly chart: ChartContent })

/** A section of an asset's page; the host draws it. */
export type PanelContent =
  | { readonly kind: 'keyvalue'; readonly title: string; readonly lines: readonly ListLine[] }
  | { readonly kind: 'table'; readonly title: string; readonly table: TableContent }
  | { readonly kind: 'chart'; readonly title: string; readonly chart: ChartContent }
  | {
      readonly kind: 'timeline'
      readonly title: string
      /** Newest first; `at` is ISO 8601. */
      readonly events: readonly {
        readonly at: string
        readonly label: string
        readonly detail?: string
        readonly tone?: Tone
      }[]
    }
  | { readonly kind: 'markdown'; readonly title: string; readonly text: string }

/** What a plugin could not say, in the place where its piece would be. */
export interface FailedPiece {
  readonly plugin: string
  readonly reason: string
}

/** The answer of `GET /api/dashboard`: each widget with the plugin that gave it. */
export interface DashboardAnswer {
  readonly data: readonly (Widget & { readonly plugin: string })[]
  readonly failed: readonly FailedPiece[]
}

/** A section of the page of an asset, with the plugin that gave it. */
export type AssetPanel = PanelContent & { readonly plugin: string; readonly isfirst: boolean }

/** The answer of `GET /api/assets/17/panels`; those that are `isfirst` stand above the fields. */
export interface PanelsAnswer {
  readonly data: readonly AssetPanel[]
  readonly failed: readonly FailedPiece[]
}
