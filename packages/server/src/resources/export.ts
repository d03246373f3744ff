import { invalidInput, ShopError } from '@shopdb/contract'
import type { Answer, Call } from '../access/route.ts'
import type { Values } from '../database/select-values.ts'
import { csvCell, csvLine, csvLines, type CellOf } from './csv.ts'
import { namedTargets, readNames } from './known-names.ts'
import { parseListQuery, type ListQuery } from './query.ts'
import type { Resource } from './resource.ts'
import type { Resources } from './resources.ts'
import { memberValue, rowsOf, type Member } from './selection.ts'
import { streamOf, type Put } from './stream.ts'
import { xlsxOf } from './xlsx.ts'

/** The formats of an export. */
export const formats = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

type Format = keyof typeof formats
const mostsheetrows = 50_000

/** Everything that a list's conditions match, as a file that is written while it is read. */
export async function exportRows(resources: Resources, resource: Resource, call: Call): Promise<Answer> {
  const { format = 'csv', ...parameters } = call.query
  if (format !== 'csv' && format !== 'json' && format !== 'xlsx')
    throw invalidInput([{ path: '/format', message: 'must be csv, json or xlsx' }])
  const query = parseListQuery(resource, parameters)
  await refuseEarly(resources, resource, { query, format })
  const day = new Date(resources.clock.now()).toISOString().slice(0, 10)
  return {
    headers: {
      'content-type': formats[format],
      'content-disposition': `attachment; filename="${resource.name}-${day}.${format}"`,
    },
    body: streamOf((put) =>
      resources.database.snapshot(async (read) => {
        // Names of the same moment as the rows.
        const names = await readNames(read, targetsOf(resources, resource))
        const { members, parts } = await resources.reader(resource).stream(read, query, names)
        await writers[format](exported(resource, query, members), parts, put)
      }),
    ),
  }
}

/** Once the answer has begun it is too late for a clear refusal. */
async function refuseEarly(
  resources: Resources,
  resource: Resource,
  { query, format }: { readonly query: ListQuery; readonly format: Format },
): Promise<void> {
  const [reader, { read }] = [resources.reader(resource), resources.database]
  await reader.list(read, { ...query, perpage: 1, total: false })
  const total = format === 'xlsx' ? await reader.count(read, query) : 0
  if (total <= mostsheetrows) return
  throw new ShopError(
    'unprocessable',
    `A sheet takes at most ${mostsheetrows} rows and this has ${total}; narrow it or take format=csv.`,
  )
}

/** What the rows point to, as far as it is small enough for its names to be held. */
function targetsOf({ registry }: Resources, { columns }: Resource): readonly Resource[] {
  return namedTargets(registry).filter(({ name }) => columns.some(({ target }) => target === name))
}

/** The members of an export: every column but secrets, references with their names. */
function exported(resource: Resource, { fields }: ListQuery, members: readonly Member[]): readonly Member[] {
  const isSecret = ({ name }: Member): boolean => resource.readable.get(name)?.field.kind === 'secret'
  return members.filter((member) => !isSecret(member) && (fields === undefined || fields.includes(member.name)))
}

type Parts = AsyncIterable<readonly Values[]>
type Writer = (members: readonly Member[], parts: Parts, put: Put) => Promise<void>

const namesOf = (members: readonly Member[]): readonly string[] => members.map(({ name }) => name)

const writers: Readonly<Record<Format, Writer>> = {
  csv: async (members, parts, put) => {
    // The mark at the start tells spreadsheets that it is UTF-8.
    await put(`\uFEFF${csvLine(namesOf(members))}`)
    const cells = members.map(cellOf)
    for await (const rows of parts) await put(csvLines(cells, rows))
  },
  json: async (members, parts, put) => {
    let before = '['
    for await (const rows of parts) {
      const texts = rowsOf(members, rows).rows.map((row) => JSON.stringify(row))
      await put(`${before}\n${texts.join(',\n')}`)
      before = ','
    }
    await put(before === '[' ? '[]\n' : '\n]\n')
  },
  xlsx: async (members, parts, put) => {
    const sheet: unknown[][] = []
    for await (const rows of parts)
      for (const values of rows) sheet.push(members.map((member) => memberValue(member, values) ?? null))
    await put(await xlsxOf(namesOf(members), sheet))
  },
}

/** The cell that a member makes of a row. A name is made one once, however many rows it stands in. */
function cellOf(member: Member): CellOf {
  if (!member.names) return (values) => csvCell(memberValue(member, values))
  const cells = new Map([...member.names].map(([key, name]) => [key, csvCell(name)]))
  return (values) => cells.get(values[member.at]) ?? ''
}
