import type { Kysely } from 'kysely'
import type { HistoryEntry, ListAnswer } from './answers.ts'
import type { AssetTypeDeclaration, Declaration, ResourceDeclaration } from './declare.ts'
import type { Fields } from './fields.ts'
import type { SaidIdentity } from './identities.ts'
import type { ChangesOf, FilterOf, InputFields, InputOf, NamedRow, RowOf, ValuesOf } from './infer.ts'
import type { IpRange } from './ip.ts'
import type { asset } from './model/asset.ts'
import type { TableFormat, TableLine } from './tables.ts'

/** How a list is asked for. `page` counts from 1; `after` is a cursor from a former answer's `next`. */
export interface ListOptions {
  readonly sort?: string
  readonly q?: string
  readonly page?: number
  readonly perpage?: number
  readonly after?: string
  readonly total?: boolean
}

/**
 * Reading. Rows come with the names of what they refer to. Lists leave out removed rows unless the filter names `isactive`, and rows
 * that belong to what was removed unless it names that or the owner; rows that are only appended stay.
 */
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
   * How many of the rows that match have each value of a member, and how many of those match the filters in `parts` too:
   * `countBy(battery, 'chargerid', {}, { low: { 'percent.lt': 20 } })` gives `{ all: 8, low: 3 }` for each charger. It is one statement.
   * A value that no row has is left out, and so are rows without one.
   */
  countBy<D extends Declaration, Name extends keyof RowOf<D> & string, Part extends string = never>(
    declaration: D,
    member: Name,
    filter?: FilterOf<D>,
    parts?: Readonly<Record<Part, FilterOf<D>>>,
  ): Promise<ReadonlyMap<NonNullable<RowOf<D>[Name]>, Readonly<Record<Part | 'all', number>>>>
  /** How many rows match each of these filters, in their order: the database is asked once for hundreds of them. */
  counts<D extends Declaration>(declaration: D, filters: readonly FilterOf<D>[]): Promise<readonly number[]>
  /**
   * Who has these addresses, however they are written: active assets in whose row, in a row told beside it (a subtype) or
   * in one that belongs to it a field of this kind has one of them, whichever plugin declared it. Fields that are
   * `elsewhere` are left out, and rows that only refer to an asset. At most 1,000 values; 5,000 rows, by asset.
   * One statement asks all these tables: give a field that is asked often `index: true`, or its whole table is read.
   */
  holders(kind: AddressKind, values: readonly string[]): Promise<readonly AddressHolder[]>
  /**
   * The same of the IP addresses in each of these ranges, such as subnets, by their number: 20,000 rows in all. Addresses are
   * looked for by how they begin, so a whole table may be read for it.
   */
  holdersWithin(ranges: readonly IpRange[]): Promise<readonly (readonly AddressHolder[])[]>
  /**
   * The one asset that somebody outside means, of any class or of one; undefined where none or several are. The surest thing
   * said that points to exactly one decides: its serial number, its hardware address, what else knows assets again, its asset
   * number, its IP address, its name. What says nothing (`To be filled by O.E.M.`) is passed over, and so is an asset with
   * another serial number than is said. Throws `invalid` for a member by which no asset is known.
   */
  identify(said: SaidIdentity): Promise<NamedRow<typeof asset> | undefined>
  identify<D extends AssetTypeDeclaration>(said: SaidIdentity, of: D): Promise<NamedRow<D> | undefined>
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
  /**
   * A new row that has these members and also `more`. Where one that was removed has the members, it comes back as a new one
   * would be: nothing else that it was is left. Throws `conflict` where one in use has them, and they are unique.
   */
  renew<D extends ResourceDeclaration>(
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

/** A time in which something held: moments, ISO 8601 in UTC. */
export interface PastSpan {
  /** Since when; null where nobody knows. */
  readonly from: string | null
  /** When it ended; null while it holds. */
  readonly until: string | null
}

/** A tie that an asset has, or had; until it was ended or aimed elsewhere. */
export interface PastTie extends PastSpan {
  readonly relationshipid: number
  readonly type: Tie['type']
  readonly sourceassetid: number
  readonly targetassetid: number
  readonly label: string | null
  readonly from: string
}

/** A value that a member of a row has, or had. */
export interface PastValue<Value = unknown> extends PastSpan {
  readonly value: Value
  /** What a reference pointed to, as it is called now, or was when it was purged; null for all else. */
  readonly name: string | null
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
  /** Several at once: `const { host, port } = await settings.pick('host', 'port')`. */
  pick<Name extends keyof S & string>(...names: readonly Name[]): Promise<Pick<ValuesOf<S>, Name>>
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
   * The lines of a table that somebody uploaded, as text: CSV with commas, semicolons or tabs, any line end, UTF-8 or
   * Windows-1252, or the first sheet of an XLSX. Throws `notfound`, and `invalid` for what is no such table, lacks the column
   * that it needs, or has too many lines.
   */
  readTable<const Name extends string>(fileid: number, format: TableFormat<Name>): Promise<readonly TableLine<Name>[]>
  /**
   * What a secret field of a row of the plugin's own holds, in clear; null where it is empty. Lists and rows never have it. It
   * is for using it, or for an action of those who may see it, with an `audit` that says so.
   */
  reveal(declaration: Declaration, id: number, field: string): Promise<string | null>
  /** The resolved position of an asset. */
  position(assetid: number): Promise<Position>
  /** What happened to a row, newest first, at most 500 entries; since a moment (ISO 8601), where one is given. */
  history(declaration: Declaration, id: number, since?: string): Promise<readonly HistoryEntry[]>
  /**
   * The values that a member of a row had, the latest first, as its history tells: where an asset was, in which state, and when.
   * Behind them are those of assets that were merged into it, until then.
   */
  past<D extends Declaration, Name extends keyof RowOf<D> & string>(
    declaration: D,
    id: number,
    member: Name,
  ): Promise<readonly PastValue<RowOf<D>[Name]>[]>
  /**
   * The ties that an asset has, and those that it, or what was merged into it, had at or after a moment: ended ones, and ones
   * that were made anew. Latest first.
   */
  ties(assetid: number, since?: string): Promise<readonly PastTie[]>
  /** This moment, ISO 8601 in UTC. */
  now(): string
  /** The calendar day at the site, `2026-11-20`. */
  today(): string
  readonly log: Log
  /** The typed SQL builder, for reading what the rest cannot say. Columns are as stored. */
  readonly query: Kysely<Record<string, Record<string, unknown>>>
}
