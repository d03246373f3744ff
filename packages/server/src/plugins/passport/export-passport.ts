import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { JsonRow, Source } from '@shopdb/contract'
import { sql, type Kysely } from 'kysely'
import { isoOfStored } from '../../base/clock.ts'
import type { Tables } from '../../database/database.ts'
import type { FileStore } from '../../files/store.ts'
import type { Resources } from '../../resources/resources.ts'
import { fromOf } from '../../resources/select.ts'
import { entityTable } from './belongings.ts'
import { findNeeds } from './find-needs.ts'
import { findLeaving, keysOf, type Leaving, leavers } from './leaving.ts'
import type { EntryLine, FileLine, NeedLine, PassportLine, RowLine, TieLine } from './lines.ts'

/** What taking a plugin's data along takes. */
export interface ExportParts {
  readonly resources: Resources
  readonly files: FileStore
}

const page = 500

type Read = Kysely<Tables>
type IsMine = (table: string, id: number) => boolean

/** Everything that a plugin has at this site, in the order in which it can be made again. */
export async function* passportOf(parts: ExportParts, plugin: string): AsyncGenerator<PassportLine> {
  const { registry, database } = parts.resources
  const { read } = database
  const leaving = await findLeaving({ read, registry }, plugin)
  const isLeaving = await leavers({ read }, leaving)
  const ties = await tieLines(read, isLeaving)
  const needs = await findNeeds(
    { read, registry, leaving, isLeaving },
    ties.map(({ stored }) => stored),
  )
  yield* needs
  yield* fileLines(parts, needs)
  for (const one of leaving) yield* rowLines(read, one)
  yield* ties
  yield* settingLines(parts, plugin)
  const tieids = new Set(ties.map(({ id }) => id))
  const isMine = (table: string, id: number): boolean =>
    table === 'assetrelationships' ? tieids.has(id) : isLeaving(table, id)
  yield* entryLines(read, { isMine, tables: new Set(leaving.map(({ resource }) => entityTable(resource))) })
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

/** Rows as the database keeps them, both tables of an asset side by side; what is sealed stays so. */
async function* rowLines(read: Read, one: Leaving): AsyncGenerator<RowLine> {
  const { key, name: table } = one.resource
  const ref = sql.ref(`t.${key}`)
  for (let last = 0; ;) {
    const mine = one.ids ? sql`and ${ref} in (${keysOf(one)})` : sql``
    const { rows } =
      await sql<JsonRow>`select * ${fromOf(one.resource)} where ${ref} > ${last} ${mine} order by ${ref} limit ${page}`.execute(
        read,
      )
    for (const row of rows) yield { kind: 'row', table, id: Number(row[key]), stored: row }
    const end = rows.at(-1)
    if (!end || rows.length < page) return
    last = Number(end[key])
  }
}

/** Relations of assets that leave, those before others that came of them. */
async function tieLines(read: Read, isLeaving: IsMine): Promise<readonly TieLine[]> {
  const rows = await read
    .selectFrom('assetrelationships')
    .innerJoin('relationshiptypes as type', 'type.relationshiptypeid', 'assetrelationships.relationshiptypeid')
    .selectAll('assetrelationships')
    .select('type.name as typename')
    .orderBy('propagatedfromid')
    .orderBy('relationshipid')
    .execute()
  return rows
    .filter((row) => ['sourceassetid', 'targetassetid'].some((end) => isLeaving('assets', Number(row[end]))))
    .map((row) => ({ kind: 'tie', id: Number(row['relationshipid']), stored: row }))
}

async function* settingLines({ resources }: ExportParts, plugin: string): AsyncGenerator<PassportLine> {
  const rows = await resources.database.read
    .selectFrom('settings')
    .select(['key', 'value'])
    .where('pluginname', '=', plugin)
    .execute()
  for (const row of rows) {
    const [key, text] = [String(row['key']), String(row['value'])]
    // What is sealed is no JSON.
    const isOpen = /^[[{"\d\-tfn]/u.test(text)
    yield isOpen ? { kind: 'setting', key, value: JSON.parse(text) } : { kind: 'setting', key, sealed: text }
  }
}

interface Mine {
  readonly isMine: IsMine
  readonly tables: ReadonlySet<string>
}

/** The history of what leaves, oldest first. */
async function* entryLines(read: Read, { isMine, tables }: Mine): AsyncGenerator<EntryLine> {
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
