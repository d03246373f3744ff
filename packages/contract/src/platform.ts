import type { Kysely } from 'kysely'
import type { HistoryEntry, ListAnswer } from './answers.ts'
import type { AssetTypeDeclaration, Declaration } from './declare.ts'
import type { Fields } from './fields.ts'
import type { ChangesOf, FilterOf, InputFields, InputOf, NamedRow, ValuesOf } from './infer.ts'

/** How a list is asked for. `page` counts from 1; `after` is a cursor from a former answer's `next`. */
export interface ListOptions {
  readonly sort?: string
  readonly q?: string
  readonly page?: number
  readonly perpage?: number
  readonly after?: string
  readonly total?: boolean
}

/** Reading. Rows come with the names of what they refer to. Lists leave out removed rows unless the filter names `isactive`. */
export interface Reader {
  list<D extends Declaration>(
    declaration: D,
    filter?: FilterOf<D>,
    options?: ListOptions,
  ): Promise<ListAnswer<NamedRow<D>>>
  /** Every row that matches, however many pages of 500 they are. Not for what may be all of a large table. */
  listAll<D extends Declaration>(
    declaration: D,
    filter?: FilterOf<D>,
    options?: Pick<ListOptions, 'sort' | 'q'>,
  ): Promise<readonly NamedRow<D>[]>
  /** Throws `notfound` when there is no such row. */
  get<D extends Declaration>(declaration: D, id: number): Promise<NamedRow<D>>
  /** The first row that matches, or undefined. */
  find<D extends Declaration>(declaration: D, filter: FilterOf<D>): Promise<NamedRow<D> | undefined>
  count<D extends Declaration>(declaration: D, filter?: FilterOf<D>): Promise<number>
  /**
   * Who has these addresses, however they are written: active assets in whose row, in a row told beside it (a subtype) or
   * in one that belongs to it a field of this kind has one of them, whichever plugin declared it. Fields that are
   * `elsewhere` are left out, and rows that only refer to an asset. At most 1,000 values; 5,000 rows, by asset.
   * One statement asks all these tables: give a field that is asked often `index: true`, or its whole table is read.
   */
  holders(kind: AddressKind, values: readonly string[]): Promise<readonly AddressHolder[]>
}

/** The kinds of fields that tell where an asset is reached. */
export type AddressKind = 'ipaddress' | 'macaddress'

/** An asset that has an address, and where that is told. */
export interface AddressHolder {
  readonly assetid: number
  readonly assetnumber: string
  /** The declaration whose row tells it: the asset's class, or what is told beside it or belongs to it. */
  readonly table: string
  /** What people call such a row: `Printer`, `Network interface`. */
  readonly label: string
  readonly field: string
  /** In the form in which fields keep it. */
  readonly value: string
}

/** One open change set: everything done through it lands together, audited and undoable, or not at all. */
export interface Work extends Reader {
  readonly changesetid: number
  create<D extends Declaration>(declaration: D, input: InputOf<D>): Promise<NamedRow<D>>
  /** The row that has these members, one that was removed comes back, or a new one that also has `more`. */
  ensure<D extends Declaration>(
    declaration: D,
    members: FilterOf<D> & Partial<InputOf<D>>,
    more?: Partial<InputOf<D>>,
  ): Promise<NamedRow<D>>
  update<D extends Declaration>(declaration: D, id: number, changes: ChangesOf<D>): Promise<NamedRow<D>>
  /** Sets `isactive` false. */
  remove(declaration: Declaration, id: number): Promise<void>
  restore(declaration: Declaration, id: number): Promise<void>
  /** Takes a row away for good, such as one that is too old to be kept. Throws `conflict` while another refers to it. */
  purge(declaration: Declaration, id: number): Promise<void>
  /** Ties two assets; gives the relation's key. A tie that is there stays, one that was ended comes back. */
  relate(tie: Tie): Promise<number>
  /** Ends the tie, where there is one. */
  unrelate(tie: Tie): Promise<void>
  /**
   * Makes an asset one of another class: number, place, relations and history stay, the row of its former class is
   * removed, and one of the new class is made of `values`. Throws `conflict` when it is of that class already.
   */
  reclassify<D extends AssetTypeDeclaration>(
    assetid: number,
    to: D,
    values?: InputFields<D['fields']>,
  ): Promise<NamedRow<D>>
}

/** A relation as plugin code names it. */
export interface Tie {
  readonly type: 'partof' | 'controls' | 'connectedto'
  readonly sourceassetid: number
  readonly targetassetid: number
  readonly label?: string
  readonly inheritsposition?: boolean
}

/** A tie that an asset has, or had. */
export interface PastTie {
  readonly relationshipid: number
  readonly type: Tie['type']
  readonly sourceassetid: number
  readonly targetassetid: number
  readonly label: string | null
  /** When it was made, ISO 8601 in UTC. */
  readonly from: string
  /** When it was ended or aimed elsewhere; null while it holds. */
  readonly until: string | null
}

/** Where a position comes from: the asset's own spot, a related asset's, its location's, or nowhere. */
export type PositionSource = 'self' | 'related' | 'location' | 'none'

/** Where an asset is drawn, in pixels of the floor plan from its top left. */
export interface Position {
  readonly mapx: number | null
  readonly mapy: number | null
  readonly floorplanid: number | null
  readonly positionsource: PositionSource
}

/** One line in the site's log; `details` must hold no secrets. */
export interface Log {
  info(message: string, details?: Readonly<Record<string, unknown>>): void
  warn(message: string, details?: Readonly<Record<string, unknown>>): void
  error(message: string, details?: Readonly<Record<string, unknown>>): void
}

/** The declared settings of a plugin, as an administrator left them. */
export interface Settings<S extends Fields = Fields> {
  /** The value, else its default, else null. */
  get<Name extends keyof S & string>(name: Name): Promise<ValuesOf<S>[Name]>
}

/** An outgoing request. The site's proxy is used; a redirect to another host is refused. */
export interface FetchOptions {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Milliseconds. Default and most 30,000. */
  readonly timeout?: number
}

/** A file of the site. */
export interface StoredFile {
  readonly name: string
  /** Its media type: `text/plain`, which XML and YAML are too. */
  readonly type: string
  readonly bytes: Uint8Array
}

/** What plugin code may use of the site. `S` are its declared settings. */
export interface Platform<S extends Fields = Fields> extends Reader {
  readonly settings: Settings<S>
  /** Writes down what is not a change of a row: `released`, `printed`. Details must hold no secrets. */
  audit(
    action: string,
    declaration: Declaration,
    id: number,
    details?: Readonly<Record<string, unknown>>,
  ): Promise<void>
  /** The answer of an http or https address; throws `unavailable` when there is none in time. */
  fetch(address: string, options?: FetchOptions): Promise<Response>
  /** Opens one change set; `reason` is what people read in the history. */
  change<T>(reason: string, job: (work: Work) => Promise<T>): Promise<T>
  /** What a file field points to; throws `notfound`. */
  readFile(fileid: number): Promise<StoredFile>
  /**
   * What a secret field of a row of the plugin's own holds, in clear; null where it is empty. Lists and rows never have it. It
   * is for using it, or for an action of those who may see it, with an `audit` that says so.
   */
  reveal(declaration: Declaration, id: number, field: string): Promise<string | null>
  /** The resolved position of an asset. */
  position(assetid: number): Promise<Position>
  /** What happened to a row, newest first, at most 500 entries; since a moment (ISO 8601), where one is given. */
  history(declaration: Declaration, id: number, since?: string): Promise<readonly HistoryEntry[]>
  /** The ties that an asset has, and those that it had at or after a moment: ended ones, and ones that were made anew. Latest first. */
  ties(assetid: number, since?: string): Promise<readonly PastTie[]>
  /** This moment, ISO 8601 in UTC. */
  now(): string
  /** The calendar day at the site, `2026-11-20`. */
  today(): string
  readonly log: Log
  /** The typed SQL builder, for reading what the rest cannot say. Columns are as stored. */
  readonly query: Kysely<Record<string, Record<string, unknown>>>
}
