/** What is read of a table that people upload. */
export interface TableFormat<Name extends string = string> {
  /**
   * Its columns by what code calls them, and what people call them: `{ gageid: ['Gage ID', 'Asset number'], owner: [] }`.
   * A heading is known by its letters and digits alone, whatever their case; the name of a column is one too. Other
   * columns are left out; of two that are the same the last counts.
   */
  readonly columns: Readonly<Record<Name, readonly string[]>>
  /** The column without which it is no such table. Default: none. */
  readonly needs?: NoInfer<Name>
  /** Lines that are taken in one go, at most. Default 1,000. */
  readonly most?: number
}

/** A line of a table, as people wrote it. */
export interface TableLine<Name extends string = string> {
  /** Counts from 1 without empty lines; the headings are line 1. */
  readonly line: number
  /** What stands in it. Of a column that the table does not have, or that the line ends before, there is none. */
  readonly cells: Cells<Name>
}

/** The cells of a line by what code calls their columns. */
export type Cells<Name extends string = string> = { readonly [Column in Name]?: string | undefined }
