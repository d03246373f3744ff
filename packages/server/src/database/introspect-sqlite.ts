import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Tables } from './database.ts'
import type { ColumnFact, Facts, IndexFact, ReferenceFact } from './facts.ts'

/** What SQLite knows of its tables; `only` is a condition on `t.name`. Virtual tables and their shadows are left out. */
export async function sqliteFacts(db: Kysely<Tables>, only: RawBuilder<unknown>): Promise<Facts> {
  const from = sql`from pragma_table_list as t`
  const where = sql`where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite~_%' escape '~' and ${only}`
  const columns =
    await sql<ColumnFact>`select t.name as "table", c.name as name, c.type as type, c."notnull" as "notnull",
      c.dflt_value as value, c.pk as place,
      c.pk = 1 and exists (select 1 from sqlite_schema as s where s.name = t.name and s.sql like '%autoincrement%') as counted
    ${from} join pragma_table_xinfo(t.name) as c ${where} order by t.name, c.cid`.execute(db)
  const indexes =
    await sql<IndexFact>`select t.name as "table", i.name as name, c.name as "column", i."unique" as isunique
    ${from} join pragma_index_list(t.name) as i join pragma_index_info(i.name) as c ${where} and i.origin = 'c'
    order by t.name, i.name, c.seqno`.execute(db)
  const references =
    await sql<ReferenceFact>`select t.name as "table", f."from" as "column", f."table" as totable, f."to" as tocolumn
    ${from} join pragma_foreign_key_list(t.name) as f ${where}`.execute(db)
  return { engine: 'sqlite', columns: columns.rows, indexes: indexes.rows, references: references.rows }
}
