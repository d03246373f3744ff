import { hash } from 'node:crypto'

/** The change set as far as the chain vouches for it: who, from where, why and when. */
export type ChainedSet = {
  readonly changesetid: number
  readonly source: string
  readonly userid: number | null
  readonly apikeyid: number | null
  readonly pluginname: string | null
  readonly actorname: string
  readonly reason: string | null
  readonly createddate: string
}

/** The audit row as far as the chain vouches for it; `before` and `after` are the stored texts. */
export type ChainedRow = {
  readonly auditlogid: number
  readonly action: string
  readonly entitytype: string
  readonly entityid: number
  readonly entityname: string
  readonly before: string | null
  readonly after: string | null
}

/** The hash before the first row. */
export const firsthash = '0'.repeat(64)

/** The hash of one audit row: sha256 over the hash of the row before, the row, and its change set. */
export function chainHash(previous: string, set: ChainedSet, row: ChainedRow): string {
  const said = [
    previous,
    row.auditlogid,
    row.action,
    row.entitytype,
    row.entityid,
    row.entityname,
    row.before,
    row.after,
    set.changesetid,
    set.source,
    set.userid,
    set.apikeyid,
    set.pluginname,
    set.actorname,
    set.reason,
    set.createddate,
  ]
  return hash('sha256', JSON.stringify(said))
}
