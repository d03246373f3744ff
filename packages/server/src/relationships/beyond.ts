import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Tables } from '../database/database.ts'
import type { Beyond } from './walk.ts'

/** The types of ties that a walk takes, by key, from source to target and back; undefined takes all. */
export interface Ways {
  readonly onward?: readonly number[]
  readonly back?: readonly number[]
  /** Leaves removed assets out. */
  readonly isactive?: boolean
}

/** Steps over the ties as they are in the database; of equally near assets those tied by an earlier type come first. */
export function beyondIn(read: Kysely<Tables>, ways: Ways = {}): Beyond {
  return async (from, reached, most) => {
    const onward = side({ from, reached, near: 'sourceassetid', far: 'targetassetid', types: ways.onward })
    const back = side({ from, reached, near: 'targetassetid', far: 'sourceassetid', types: ways.back })
    const active = ways.isactive ? sql`inner join assets on assets.assetid = tie.far and assets.isactive = 1` : sql``
    const { rows } = await sql<{ assetid: number; via: number }>`
      select tie.far as assetid, min(tie.relationshipid) as via, min(tie.relationshiptypeid) as kind
        from (${onward} union all ${back}) as tie ${active}
        group by tie.far order by kind, via limit ${most}`.execute(read)
    return rows
  }
}

interface Side {
  readonly from: readonly number[]
  readonly reached: readonly number[]
  readonly near: 'sourceassetid' | 'targetassetid'
  readonly far: 'sourceassetid' | 'targetassetid'
  readonly types: readonly number[] | undefined
}

function side({ from, reached, near, far, types }: Side): RawBuilder<unknown> {
  const typed =
    types === undefined ? sql`` : sql`and relationshiptypeid in (${sql.join(types.length > 0 ? types : [0])})`
  return sql`select ${sql.ref(far)} as far, relationshiptypeid, relationshipid from assetrelationships
    where isactive = 1 and ${sql.ref(near)} in (${sql.join(from)}) and ${sql.ref(far)} not in (${sql.join(reached)}) ${typed}`
}
