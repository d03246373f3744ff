import type { Asset } from '../data/assets.ts'

/** A row as the driver gives it. */
export type Row = Readonly<Record<string, unknown>>

export interface RawList {
  readonly data: readonly Row[]
  readonly total: number
}

export interface RawFilter {
  readonly assettypeid: number
  readonly assetstatusid: number
  /** The top of the subtree of locations. */
  readonly under: number
}

export type NewAsset = Omit<Asset, 'assetid'>

/** What the raw server can do, on either engine. */
export interface RawStore {
  readonly get: (id: number) => Promise<Row | undefined>
  readonly list: (filter: RawFilter) => Promise<RawList>
  readonly pageAt: (offset: number) => Promise<RawList>
  readonly pageAfter: (assetnumber: string) => Promise<readonly Row[]>
  readonly search: (part: string) => Promise<readonly Row[]>
  readonly create: (asset: NewAsset) => Promise<Row | undefined>
  readonly rename: (id: number, name: string) => Promise<Row | undefined>
  /** What a collector says of the asset with this serial number. */
  readonly report: (serialnumber: string, name: string) => Promise<Row | undefined>
  /** Everything, as arrays in the order of `exportmembers`. */
  readonly everything: () => AsyncIterable<readonly (readonly unknown[])[]>
}
