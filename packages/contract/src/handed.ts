import type { AssetTypeDeclaration, ResourceDeclaration } from './declare.ts'
import type { Fields } from './fields.ts'
import type { ForEach, RowCell, RowMark } from './given.ts'
import type { FilterOf, NamedRow } from './infer.ts'
import type { OrNone } from './lines.ts'
import type { asset } from './model/asset.ts'
import type { Column } from './pages.ts'
import type { Platform } from './platform.ts'
import type { Markers, Panels } from './slots.ts'
import type { PanelContent } from './widgets.ts'

/** The heading of a column, and the unit of its numbers. */
export type ColumnHead = string | { readonly label: string; readonly unit?: string }

/**
 * Declares columns of one list that are told in one go: `columns` are their names with headings. `cells` is handed the rows
 * that are shown, at most 500, removed ones among them, and gives for each, in their order, what the columns say of it. It
 * has 200 ms. The site reads the rows once, whoever is handed them.
 */
export function defineColumns<
  D extends AssetTypeDeclaration | ResourceDeclaration,
  const H extends Readonly<Record<string, ColumnHead>>,
  S extends Fields = Fields,
>(
  of: D,
  {
    columns,
    cells,
  }: {
    readonly columns: H
    readonly cells: (
      platform: Platform<S>,
      rows: readonly NamedRow<D>[],
    ) => ForEach<{ readonly [Name in keyof H]?: RowCell } | undefined>
  },
): readonly Column<S>[] {
  return Object.entries<ColumnHead>(columns).map(([name, head]) => ({
    of,
    name,
    ...(typeof head === 'string' ? { label: head } : head),
    // The host hands it rows of this declaration, which is what the narrower type says.
    cells: cells as unknown as NonNullable<Column<S>['cells']>,
  }))
}

/**
 * Declares marks on the map for assets of a type, or with `asset` of every type. `marks` is handed those that are drawn on a
 * floor plan and match `where`, and gives for each, in their order, what to say of it. It has 200 ms.
 */
export function defineMarkers<D extends AssetTypeDeclaration | typeof asset, S extends Fields = Fields>(
  of: D,
  markers: {
    /** Which of them it is about, as lists are filtered; a function where it takes a setting or the day. Default: all. */
    readonly where?: FilterOf<D> | ((platform: Platform<S>) => FilterOf<D> | Promise<FilterOf<D>>)
    readonly marks: (platform: Platform<S>, rows: readonly NamedRow<D>[]) => ForEach<RowMark>
  },
): Markers<S> {
  // As above.
  return { of, ...markers } as unknown as Markers<S>
}

/**
 * Declares sections of the page of an asset of a type, or with `asset` of every type. `sections` is handed its row; what is
 * false, null or undefined among them is left out. It has 200 ms.
 */
export function definePanel<D extends AssetTypeDeclaration | typeof asset, S extends Fields = Fields>(
  of: D,
  panel: Pick<Panels, 'isfirst'> & {
    readonly sections: (platform: Platform<S>, row: NamedRow<D>) => ForEach<OrNone<PanelContent>>
  },
): Panels<S> {
  // As above.
  return { of, ...panel } as unknown as Panels<S>
}
