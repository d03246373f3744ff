/** One row of the old database as the driver gives it; column names in lower case. */
export type LegacyRow = Readonly<Record<string, unknown>>

/** The tables that are read. `machines` has to be there; a site may lack any other. */
export const legacytables = [
  'vendors',
  'machinetypes',
  'businessunits',
  'machinestatus',
  'models',
  'controllers',
  'machines',
  'comtypes',
  'communications',
  'relationshiptypes',
  'machinerelationships',
] as const

/** One of `legacytables`. */
export type LegacyTable = (typeof legacytables)[number]

/** The key column of each table. */
export const legacykeys: Readonly<Record<LegacyTable, string>> = {
  vendors: 'vendorid',
  machinetypes: 'machinetypeid',
  businessunits: 'businessunitid',
  machinestatus: 'machinestatusid',
  models: 'modelnumberid',
  controllers: 'controllerid',
  machines: 'machineid',
  comtypes: 'comtypeid',
  communications: 'comid',
  relationshiptypes: 'relationshiptypeid',
  machinerelationships: 'relationshipid',
}

/** The rows of every table. */
export type LegacyTables = Readonly<Record<LegacyTable, readonly LegacyRow[]>>

/** A table that is not taken over. */
export interface OtherTable {
  readonly table: string
  readonly rows: number
}

/** Everything that was read, before any rule. */
export interface LegacyData {
  readonly tables: LegacyTables
  readonly others: readonly OtherTable[]
}

/** Why a row of the old database gives no row here. */
export interface Skip {
  readonly table: LegacyTable
  readonly id: number
  readonly label: string
  readonly reason: string
}
