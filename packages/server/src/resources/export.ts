import { setImmediate } from 'node:timers/promises'
import { invalidInput, ShopError, type JsonRow } from '@shopdb/contract'
import type { Answer, Call } from '../access/route.ts'
import { csvLine, csvRow } from './csv.ts'
import { parseListQuery, type ListQuery } from './query.ts'
import type { Resource } from './resource.ts'
import { pages, type Resources } from './resources.ts'
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
  // Asked for once before the answer begins: a wrong condition is still a clear refusal.
  const total = await resources.reader(resource).count(resources.database.read, query)
  if (format === 'xlsx' && total > mostsheetrows) {
    throw new ShopError(
      'unprocessable',
      `A sheet takes at most ${mostsheetrows} rows and this has ${total}; narrow it or take format=csv.`,
    )
  }
  const day = new Date(resources.clock.now()).toISOString().slice(0, 10)
  return {
    headers: {
      'content-type': formats[format],
      'content-disposition': `attachment; filename="${resource.name}-${day}.${format}"`,
    },
    body: streamOf((put) =>
      resources.database.snapshot((read) =>
        writers[format](exportMembers(resource, query), pages(resources, read, resource, query), put),
      ),
    ),
  }
}

/** The members of an export: every column, references with their names. */
function exportMembers(resource: Resource, query: ListQuery): readonly string[] {
  const columns = [...resource.readable.values()].filter((column) => column.field.kind !== 'secret')
  const members = columns.flatMap((column) =>
    column.namemember === undefined ? [column.name] : [column.name, column.namemember],
  )
  return query.fields ? members.filter((name) => query.fields?.includes(name)) : members
}

type Pages = AsyncIterable<readonly JsonRow[]>
type Writer = (members: readonly string[], rows: Pages, put: Put) => Promise<void>

const writers: Readonly<Record<Format, Writer>> = {
  csv: async (members, all, put) => {
    // The mark at the start tells spreadsheets that it is UTF-8.
    await put(`\uFEFF${csvLine(members)}`)
    for await (const rows of all) {
      // Reading a page takes as long as writing it: others get a turn in between.
      await setImmediate()
      let piece = ''
      for (const row of rows) piece += csvRow(members, row)
      await put(piece)
    }
  },
  json: async (members, all, put) => {
    let before = '['
    for await (const rows of all) {
      const texts = rows.map((row) => JSON.stringify(Object.fromEntries(members.map((name) => [name, row[name]]))))
      await put(`${before}\n${texts.join(',\n')}`)
      before = ','
    }
    await put(before === '[' ? '[]\n' : '\n]\n')
  },
  xlsx: async (members, all, put) => {
    const sheet: unknown[][] = []
    for await (const rows of all) for (const row of rows) sheet.push(members.map((name) => row[name]))
    await put(await xlsxOf(members, sheet))
  },
}
