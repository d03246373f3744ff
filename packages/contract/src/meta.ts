import type { FieldKind } from './fields.ts'
import type { ColumnMeta } from './pages.ts'

/** A field as `GET /api/meta` tells it; what a screen needs to show, filter and edit it. */
export interface FieldMeta {
  readonly name: string
  readonly label: string
  readonly kind: FieldKind
  readonly help?: string
  readonly required: boolean
  readonly readonly: boolean
  readonly unique: boolean
  /** A column of the list by default. */
  readonly list: boolean
  readonly search: boolean
  /** No page shows it. */
  readonly hidden?: boolean
  readonly group?: string
  readonly default?: unknown
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
  readonly patternwords?: string
  readonly unit?: string
  readonly scale?: number
  readonly choices?: readonly string[]
  /** Of a choice, and of a reference to the kinds of relations: what people read, by the word that is kept; one without is read as it is. */
  readonly labels?: Readonly<Partial<Record<string, string>>>
  /** Of a reference: the resource it points to and the member that carries the display name. */
  readonly references?: {
    readonly table: string
    readonly path: string
    readonly display: string
    readonly namemember: string
  }
}

/** A resource as `GET /api/meta` tells it. */
export interface ResourceMeta {
  /** The table, unique over the site. */
  readonly name: string
  readonly form: 'resource' | 'assettype' | 'subtype'
  /** Its API path, `/api/vendors`; its pages stand at the same path without `/api`. */
  readonly path: string
  readonly label: string
  readonly title: string
  readonly icon: string
  readonly description?: string
  /** The key column. */
  readonly key: string
  /** The member that names a row to people. */
  readonly display: string
  /** The member that is told behind it where a row stands alone. */
  readonly displaywith?: string
  /** Default order, as `sort` takes it. */
  readonly sort: string
  /** The plugin that brought it; null for core. */
  readonly plugin: string | null
  /** The heading of the menu under which it stands. */
  readonly menu: string
  /** Of a subtype: the table of its asset type. */
  readonly of?: string
  /** Of a resource that belongs to an asset: the reference field that says which. */
  readonly belongsto?: string
  /** Rows are made and never edited or removed. */
  readonly appendonly?: boolean
  /** Of a tree: the field that points to the parent. */
  readonly parent?: string
  /** Where plugins bring actions: on the page of each row, on the list, in place of the form of a new row. */
  readonly actions?: readonly ('row' | 'list' | 'new')[]
  readonly can: { readonly read: boolean; readonly write: boolean; readonly purge: boolean }
  readonly fields: readonly FieldMeta[]
  /** What plugins' columns say of its rows beside; asked for apart. */
  readonly columns?: readonly ColumnMeta[]
}

/** The answer of `GET /api/meta`. */
export interface MetaAnswer {
  readonly site: {
    readonly name: string
    readonly version: string
    readonly contractversion: string
    /** Plugins are under work: pages load anew when the site has started again. */
    readonly isdevelopment: boolean
  }
  readonly user: {
    readonly userid: number
    readonly username: string
    readonly displayname: string
    readonly roles: readonly string[]
  }
  /** Only what the caller may read, in the order of the menu. */
  readonly resources: readonly ResourceMeta[]
  /** What plugins add to the menu. */
  readonly navigation: readonly NavigationMeta[]
  /** The browser halves of plugins. */
  readonly webs: readonly PluginWebMeta[]
  /** Pages of plugins that are made of sections. */
  readonly pages: readonly PageMeta[]
}

/** Where the browser half of a plugin is. */
export interface PluginWebMeta {
  readonly plugin: string
  /** The address of its module. */
  readonly module: string
  /** The address of its style sheet; null where it has none. */
  readonly style: string | null
}

/** A menu entry of a plugin. */
export interface NavigationMeta {
  readonly label: string
  /** A page of the site, or an address elsewhere. */
  readonly to: string
  readonly icon: string
  /** The heading under which it stands. */
  readonly menu: string
  readonly plugin: string
}

/** A page as `GET /api/meta` tells it. */
export interface PageMeta {
  readonly plugin: string
  readonly name: string
  readonly title: string
  readonly icon: string
  readonly menu: string
  readonly fields: readonly FieldMeta[]
}
