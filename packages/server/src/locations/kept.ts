import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Database, Tables } from '../database/database.ts'

/** What in the log makes another answer. */
export interface Facts {
  /** Any change of a row of these. */
  readonly tables: readonly string[]
  /** Of assets, those that came, went, or changed this column. */
  readonly assetcolumn: string | undefined
}

/**
 * Keeps what is costly to read and seldom changes. The log is asked each time, from where it was read last, so that every
 * replica answers with what is true now.
 */
export function openKept<T>(
  { database: { read } }: { readonly database: Database },
  facts: Facts,
  make: () => Promise<T>,
): () => Promise<T> {
  let known: { readonly made: T; readonly auditlogid: number } | undefined
  return async () => {
    // The log is looked at first: what lands while the rows are read is seen the next time.
    const auditlogid = await endOfLog(read)
    const isTrue = known && (known.auditlogid === auditlogid || !(await isTold(read, facts, known.auditlogid)))
    known = { made: known && isTrue ? known.made : await make(), auditlogid }
    return known.made
  }
}

async function endOfLog(read: Kysely<Tables>): Promise<number> {
  const row = await read
    .selectFrom('auditlogs')
    .select((make) => make.fn.max('auditlogid').as('auditlogid'))
    .executeTakeFirst()
  return Number(row?.['auditlogid'] ?? 0)
}

async function isTold(read: Kysely<Tables>, facts: Facts, since: number): Promise<boolean> {
  const { rows } = await sql`select auditlogid from auditlogs
    where auditlogid > ${since} and ${conditionOf(facts)} limit 1`.execute(read)
  return rows.length > 0
}

function conditionOf({ tables, assetcolumn }: Facts): RawBuilder<unknown> {
  const rows = sql`entitytype in (${sql.join(tables)})`
  if (assetcolumn === undefined) return rows
  const isMoved = sql`(action <> 'update' or ${sql.ref('after')} like ${`%"${assetcolumn}"%`})`
  return sql`(${rows} or (entitytype = 'assets' and ${isMoved}))`
}
