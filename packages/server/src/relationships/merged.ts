import type { Kysely } from 'kysely'
import { isoOfStored } from '../base/clock.ts'
import type { Entry } from '../changes/work.ts'
import type { Tables } from '../database/database.ts'

/** An asset that was merged into another one, and when (ISO 8601). */
export interface Merged {
  readonly assetid: number
  readonly at: string
}

/** What the log notes of the asset that stays, so that what the other one was tied to is found again. */
export function mergedEntry(
  keep: number,
  entityname: string,
  other: { readonly id: number; readonly name: string },
): Entry {
  const after = { merged: other.name, mergedassetid: other.id }
  return { action: 'event', entitytype: 'assets', entityid: keep, entityname, before: null, after }
}

/** What was merged into an asset, and into these in their turn, as far as nobody has undone it. */
export async function readMerged(read: Kysely<Tables>, assetid: number): Promise<readonly Merged[]> {
  const found = new Map<number, Merged>()
  for (let ids = [assetid]; ids.length > 0;) {
    const next = (await readNext(read, ids)).filter((one) => one.assetid !== assetid && !found.has(one.assetid))
    for (const one of next) found.set(one.assetid, one)
    ids = next.map((one) => one.assetid)
  }
  return [...found.values()]
}

async function readNext(read: Kysely<Tables>, ids: readonly number[]): Promise<readonly Merged[]> {
  const rows = await read
    .selectFrom('auditlogs')
    .innerJoin('changesets', 'changesets.changesetid', 'auditlogs.changesetid')
    .select(['auditlogs.after', 'changesets.createddate'])
    .where('auditlogs.entitytype', '=', 'assets')
    .where('auditlogs.entityid', 'in', [...ids])
    .where('auditlogs.action', '=', 'event')
    .where('auditlogs.after', 'like', '%"mergedassetid":%')
    .where('changesets.undoneby', 'is', null)
    .execute()
  return rows.map((row) => {
    // What was noted above.
    const { mergedassetid } = JSON.parse(String(row['after'])) as { readonly mergedassetid: number }
    return { assetid: mergedassetid, at: isoOfStored(String(row['createddate'])) }
  })
}
