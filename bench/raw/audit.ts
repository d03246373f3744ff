import type { NewAsset } from './store.ts'

/** The values of a new asset, in the order of the insert. */
export function newValues(asset: NewAsset): (string | number | null)[] {
  const now = new Date().toISOString()
  const references = [
    asset.assettypeid,
    asset.assetstatusid,
    asset.vendorid,
    asset.modelid,
    asset.locationid,
    asset.businessunitid,
  ]
  return [
    asset.assetnumber,
    asset.name,
    asset.serialnumber,
    ...references,
    asset.mapx,
    asset.mapy,
    asset.notes,
    now,
    now,
  ]
}

/** The values of the one audit row that a write leaves. */
export function auditOf(action: string, id: number, fields: object): (string | number)[] {
  return [new Date().toISOString(), 'bench', action, id, JSON.stringify(fields)]
}
