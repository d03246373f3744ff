import type { ListLine, PanelContent, Widget } from './widgets.ts'

/** What may be left out where it is written: `limitation !== null && { label: 'Only for', detail: limitation }`. */
export type OrNone<T> = T | false | null | undefined

const present = <T>(entries: readonly OrNone<T>[]): readonly T[] =>
  entries.filter((entry): entry is T => entry !== undefined && entry !== null && entry !== false)

/** A section of lines. */
export type LinesSection = Extract<PanelContent, { readonly kind: 'keyvalue' }>

/** Lines that a section or a list of the host's drawing takes. */
const most = 100

/**
 * A section of lines; what is false, null or undefined among them is left out. Of more than 100 the first 100 are shown.
 * Without any line it is undefined, and pages leave it out.
 */
export function linesSection(title: string, lines: readonly OrNone<ListLine>[]): LinesSection | undefined {
  const shown = present(lines).slice(0, most)
  return shown.length === 0 ? undefined : { kind: 'keyvalue', title, lines: shown }
}

/** How a list of the home page is drawn. */
export interface ListChoices {
  /** The page that shows all of it. */
  readonly link?: string
  /** How many lines it has at most. Default 8. */
  readonly most?: number
  /** It stands there only while it has lines. Default false. */
  readonly ishidden?: boolean
}

/** A list of the home page: its first lines, what is false, null or undefined among them left out. */
export function listWidget(
  title: string,
  lines: readonly OrNone<ListLine>[],
  { link, most: limit = 8, ishidden = false }: ListChoices = {},
): Extract<Widget, { readonly kind: 'list' }> | undefined {
  const shown = present(lines).slice(0, limit)
  if (ishidden && shown.length === 0) return undefined
  return { kind: 'list', title, lines: shown, ...(link === undefined ? {} : { link }) }
}
