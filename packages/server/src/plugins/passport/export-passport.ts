import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { JsonRow, Source } from '@shopdb/contract'
import { sql } from 'kysely'
import { isoOfStored } from '../../base/clock.ts'
import type { FileStore } from '../../files/store.ts'
import type { Resource } from '../../resources/resource.ts'
import type { Resources } from '../../resources/resources.ts'
import { fromOf } from '../../resources/select.ts'
import { entityTable, ownResources } from './belongings.ts'
import { findNeeds, ownAssets } from './find-needs.ts'
import type { EntryLine, FileLine, NeedLine, PassportLine, RowLine, TieLine } from './lines.ts'

/** What taking a plugin's data along takes. */
export interface ExportParts {
  readonly resources: Resources
  readonly files: FileStore
}

const page = 500

/** Everything that a plugin has at this site, in the order in which it can be made again. */
export async function* passportOf(parts: ExportParts, plugin: string): AsyncGenerator<PassportLine> {
  const { registry, database } = parts.resources
  const own = ownResources(registry, plugin)
  const ties = await tieLines(parts, own)
  const needs = await findNeeds(
    { read: database.read, registry, own },
    ties.map(({ stored }) => stored),
  )
  yield* needs
  yield* fileLines(parts, needs)
  for (const resource of own) yield* rowLines(parts, resource)
  yield* ties
  yield* settingLines(parts, plugin)
  yield* entryLines(parts, own)
}

/** The contents of files that rows point to. */
async function* fileLines({ files }: ExportParts, needs: readonly NeedLine[]): AsyncGenerator<FileLine> {
  for (const { table, id, values } of needs) {
    if (table !== 'files') continue
    const content = await buffer(await files.open(String(values['sha256'])))
    const sum = createHash('sha256').update(content).digest('hex')
    if (sum === values['sha256'])
      yield { kind: 'file', id, name: String(values['name']), content: content.toString('base64') }
  }
}

/** Rows as the database keeps them, both tables of an asset side by side. Secrets can be read at their own site only. */
async function* rowLines({ resources }: ExportParts, resource: Resource): AsyncGenerator<RowLine> {
  const { key, name: table } = resource
  const secrets = resource.columns.filter(({ field }) => field.kind === 'secret').map(({ name }) => name)
  const ref = sql.ref(`t.${key}`)
  for (let last = 0; ;) {
    const { rows } =
      await sql<JsonRow>`select * ${fromOf(resource)} where ${ref} > ${last} order by ${ref} limit ${page}`.execute(
        resources.database.read,
      )
    for (const row of rows) {
      const stored = { ...row, ...Object.fromEntries(secrets.map((name) => [name, null])) }
      yield { kind: 'row', table, id: Number(row[key]), stored }
    }
    const end = rows.at(-1)
    if (!end || rows.length < page) return
    last = Number(end[key])
  }
}

/** Relations of the plugin's assets, those before others that came of them. */
async function tieLines(
  { resources }: Pick<ExportParts, 'resources'>,
  own: readonly Resource[],
): Promise<readonly TieLine[]> {
  const { read } = resources.database
  const assets = await ownAssets({ read, own })
  if (assets.size === 0) return []
  const rows = await read
    .selectFrom('assetrelationships')
    .innerJoin('relationshiptypes as type', 'type.relationshiptypeid', 'assetrelationships.relationshiptypeid')
    .selectAll('assetrelationships')
    .select('type.name as typename')
    .orderBy('propagatedfromid')
    .orderBy('relationshipid')
    .execute()
  return rows
    .filter((row) => assets.has(Number(row['sourceassetid'])) || assets.has(Number(row['targetassetid'])))
    .map((row) => ({ kind: 'tie', id: Number(row['relationshipid']), stored: row }))
}

async function* settingLines({ resources }: ExportParts, plugin: string): AsyncGenerator<PassportLine> {
  const rows = await resources.database.read
    .selectFrom('settings')
    .select(['key', 'value'])
    .where('pluginname', '=', plugin)
    .execute()
  for (const row of rows) {
    const text = String(row['value'])
    // A sealed secret is no JSON and stays behind: another site could not read it.
    if (/^[[{"\d\-tfn]/u.test(text)) yield { kind: 'setting', key: String(row['key']), value: JSON.parse(text) }
  }
}

/** The history of the plugin's rows, oldest first. */
async function* entryLines({ resources }: ExportParts, own: readonly Resource[]): AsyncGenerator<EntryLine> {
  const { read } = resources.database
  const assets = await ownAssets({ read, own })
  const ties = new Set((await tieLines({ resources }, own)).map(({ id }) => id))
  const tables = new Set(own.map(entityTable))
  const isMine = (table: string, id: number): boolean => {
    if (table === 'assets') return assets.has(id)
    return table === 'assetrelationships' ? ties.has(id) : tables.has(table)
  }
  for (let last = 0; ;) {
    const rows = await read
      .selectFrom('auditlogs')
      .innerJoin('changesets', 'changesets.changesetid', 'auditlogs.changesetid')
      .selectAll()
      .where('auditlogs.auditlogid', '>', last)
      .where('entitytype', 'in', [...tables, 'assetrelationships'])
      .orderBy('auditlogid')
      .limit(page)
      .execute()
    for (const row of rows) if (isMine(String(row['entitytype']), Number(row['entityid']))) yield entryLine(row)
    const end = rows.at(-1)
    if (!end || rows.length < page) return
    last = Number(end['auditlogid'])
  }
}

// The tables hold only actions and sources that were given.
function entryLine(row: JsonRow): EntryLine {
  return {
    kind: 'entry',
    changesetid: Number(row['changesetid']),
    source: row['source'] as Source,
    actorname: String(row['actorname']),
    reason: row['reason'] === null ? null : String(row['reason']),
    createddate: isoOfStored(String(row['createddate'])),
    action: row['action'] as EntryLine['action'],
    entitytype: String(row['entitytype']),
    entityid: Number(row['entityid']),
    entityname: String(row['entityname']),
    before: membersOf(row['before']),
    after: membersOf(row['after']),
  }
}

// What was recorded is what comes back.
const membersOf = (text: unknown): JsonRow | null => (text === null ? null : (JSON.parse(String(text)) as JsonRow))
