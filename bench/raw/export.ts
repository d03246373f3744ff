import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { exportmembers } from './statements.ts'
import type { RawStore } from './store.ts'

/** All assets as CSV, piece by piece; waits where the client reads more slowly. */
export async function sendExport(store: RawStore, response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/csv' })
  response.write(`${exportmembers.join(',')}\r\n`)
  for await (const rows of store.everything()) {
    let piece = ''
    for (const row of rows) piece += `${row.map(cellOf).join(',')}\r\n`
    if (!response.write(piece)) await once(response, 'drain')
  }
  response.end()
}

function cellOf(value: unknown): string {
  if (value === null) return ''
  const text = String(value)
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
