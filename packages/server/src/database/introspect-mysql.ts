import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Tables } from './database.ts'
import type { ColumnFact, Facts, IndexFact, ReferenceFact } from './facts.ts'

const tables = sql`(select table_name as name from information_schema.tables
  where table_schema = database() and table_type = 'BASE TABLE') as t`

/** What MariaDB or MySQL knows of the tables of the database; `only` is a condition on `t.name`. */
export async function mysqlFacts(db: Kysely<Tables>, only: RawBuilder<unknown>): Promise<Facts> {
  const columns =
    await sql<ColumnFact>`select t.name as "table", c.column_name as name, c.column_type as type, c.is_nullable = 'NO' as "notnull",
      c.column_default as value, coalesce(k.ordinal_position, 0) as place, c.extra like '%auto_increment%' as counted
    from ${tables} join information_schema.columns as c on c.table_schema = database() and c.table_name = t.name
    left join information_schema.key_column_usage as k on k.table_schema = database() and k.table_name = t.name
      and k.column_name = c.column_name and k.constraint_name = 'PRIMARY'
    where ${only} order by t.name, c.ordinal_position`.execute(db)
  const indexes =
    await sql<IndexFact>`select t.name as "table", i.index_name as name, i.column_name as "column", i.non_unique = 0 as isunique
    from ${tables} join information_schema.statistics as i on i.table_schema = database() and i.table_name = t.name
    where i.index_name <> 'PRIMARY' and ${only} order by t.name, i.index_name, i.seq_in_index`.execute(db)
  const references = await sql<ReferenceFact>`select t.name as "table", k.column_name as "column",
      k.referenced_table_name as totable, k.referenced_column_name as tocolumn
    from ${tables} join information_schema.key_column_usage as k on k.table_schema = database() and k.table_name = t.name
    where k.referenced_table_name is not null and ${only}`.execute(db)
  return { engine: 'mysql', columns: columns.rows, indexes: indexes.rows, references: references.rows }
}
