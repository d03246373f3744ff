import type { Fields } from './fields.ts'

/** A role of a site, from the least to the most. */
export type Role = 'viewer' | 'operator' | 'manager' | 'admin'

/** What every declaration says, whatever its form. */
export interface Described<Name extends string, F extends Fields> {
  /** One thing of this kind, in PascalCase: `Forklift`, `MachineType`. */
  readonly name: Name
  /** The table, lowercase concatenated plural: `forklifts`. */
  readonly table: string
  readonly fields: F
  /** What people read for one. Default: the name in words, `Machine type`. */
  readonly label?: string
  /** What people read for many. Default: the label with an s. */
  readonly title?: string
  /** A lucide icon name without prefix, such as `forklift`. */
  readonly icon?: string
  readonly description?: string
  /** The field that names a row to people. Default: `name`, else the first text field. */
  readonly display?: string
  /** Default order of lists, as the `sort` parameter takes it: `vendorname` is by the name of a reference. Default: the display field. */
  readonly sort?: string
  /** Sets of fields that no two rows share as a whole. */
  readonly unique?: readonly (readonly string[])[]
  /**
   * Sets of columns that lists are filtered and sorted by together; the database keeps an index over each. What is asked
   * for comes first, what is sorted by last. Where the table is not that of an asset type, `isactive`, `createddate` and
   * `modifieddate` may be among them.
   */
  readonly indexes?: readonly (readonly string[])[]
  /** The least role that may read. Default viewer. */
  readonly readers?: Role
  /** The least role that may write. Default operator. */
  readonly writers?: Role
}

/** What rows are the ends of, as ports are of cables and outlets of hoses: each joins the asset that a row belongs to with another. */
export interface Connection<Name extends string = string> {
  /** The reference to the asset at the other end; a row whose end is free has none there. */
  readonly to: Name
  /** The reference to the row at the other end, where that is one of this table too: it says the same of this one. */
  readonly farend?: Name
  /** What joins them, as people say within a sentence: `cable`, `air hose`. */
  readonly by: string
}

/** A table of its own, with the whole engine behind it. */
export interface ResourceDeclaration<Name extends string = string, F extends Fields = Fields> extends Described<
  Name,
  F
> {
  readonly form: 'resource'
  /** A field that is told behind `display` where a row stands alone, as on its page and in the history: `version`, so that it is `Chrome 118`. */
  readonly displaywith?: string
  /** A required reference field to an asset: rows are then listed on that asset's page. */
  readonly belongsto?: string
  /**
   * A reference field to the asset of which the rows tell, where they do not belong to it, such as a list of addresses: by
   * their addresses `identify` and the search know it too.
   */
  readonly tellsof?: string
  /** With `tellsof`: the text field that says how programs call that asset, such as its host name. `identify` knows it by that. */
  readonly tellsname?: string
  /**
   * Its rows are ends of what joins two assets: the one that `belongsto` says, and the one at the other end. The two have the
   * relation `connectedto` while a row says so; it is called after the rows, and who ends it or aims it elsewhere means them.
   */
  readonly connects?: Connection
  /** The field that points to the row's parent in a tree of this same resource: no row may become its own ancestor. */
  readonly parent?: string
  /** The heading of the menu under which it stands. Default: the plugin's title. */
  readonly menu?: string
  /** Rows are made and never edited or removed: a record of what was. A wrong one is undone, and the history says so. */
  readonly appendonly?: boolean
}

/** A class of asset: a row in `assets` and a row in a table of its own, keyed by `assetid`. */
export interface AssetTypeDeclaration<Name extends string = string, F extends Fields = Fields> extends Described<
  Name,
  F
> {
  readonly form: 'assettype'
  /** A CSS colour for markers and badges. */
  readonly color?: string
  /** What this class of asset calls the core's own fields: `{ assetnumber: 'Machine number' }`. */
  readonly corelabels?: Readonly<Record<string, string>>
}

/** An optional one-to-one table of an asset type, keyed by `assetid`. */
export interface SubtypeDeclaration<Name extends string = string, F extends Fields = Fields> extends Described<
  Name,
  F
> {
  readonly form: 'subtype'
  /** The asset type it extends. */
  readonly of: AssetTypeDeclaration
}

/** Any of the three forms. */
export type Declaration = ResourceDeclaration | AssetTypeDeclaration | SubtypeDeclaration

/** Members that name fields of the same declaration: a misspelt one is a compile error where it is declared. */
export interface FieldNames<F extends Fields> {
  readonly unique?: readonly (readonly (keyof F & string)[])[]
  readonly indexes?: readonly (readonly ((keyof F & string) | 'isactive' | 'createddate' | 'modifieddate')[])[]
  readonly belongsto?: keyof F & string
  readonly tellsof?: keyof F & string
  readonly tellsname?: keyof F & string
  readonly connects?: Connection<keyof F & string>
  readonly parent?: keyof F & string
}

/** Declares a table of its own. */
export function defineResource<const Name extends string, const F extends Fields>(
  declaration: Omit<ResourceDeclaration<Name, F>, 'form'> & FieldNames<F>,
): ResourceDeclaration<Name, F> {
  return { ...declaration, form: 'resource' }
}

/** Declares a class of asset. */
export function defineAssetType<const Name extends string, const F extends Fields>(
  declaration: Omit<AssetTypeDeclaration<Name, F>, 'form'> & Pick<FieldNames<F>, 'unique' | 'indexes'>,
): AssetTypeDeclaration<Name, F> {
  return { ...declaration, form: 'assettype' }
}

/** Declares an optional one-to-one table of an asset type. */
export function defineSubtype<const Name extends string, const F extends Fields>(
  of: AssetTypeDeclaration,
  declaration: Omit<SubtypeDeclaration<Name, F>, 'form' | 'of'> & Pick<FieldNames<F>, 'unique' | 'indexes'>,
): SubtypeDeclaration<Name, F> {
  return { ...declaration, of, form: 'subtype' }
}
