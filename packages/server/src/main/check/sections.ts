import type { Column, FailedPiece, Page, Plugin } from '@shopdb/contract'
import { type Finding, look } from './finding.ts'
import { reasonOf } from './hooks.ts'
import { sampleFields, sampleKey, type Sampling } from './sample-row.ts'

/** Opens each page that a plugin makes of sections, with sample questions, and asks its columns about a row each. */
export async function checkSections(
  sampling: Sampling,
  name: string,
  { pages = [], columns = [] }: Pick<Plugin, 'pages' | 'columns'>,
): Promise<readonly Finding[]> {
  return [
    ...(await Promise.all(
      pages.map((page) => look(`${page.title}: its sections are shown`, () => openPage(sampling, name, page))),
    )),
    ...(await Promise.all(
      columns.map((column) =>
        look(`${column.label}: the column of ${column.of.table} is filled`, () => askColumn(sampling, name, column)),
      ),
    )),
  ]
}

async function openPage(sampling: Sampling, plugin: string, { name, query = {} }: Page): Promise<void> {
  // Only what must be asked: what a page makes of the rest is its own affair.
  const asked = Object.entries(await sampleFields(sampling, query)).map(([member, value]) => [member, String(value)])
  const search = new URLSearchParams(asked).toString()
  await askPieces(sampling, plugin, `/api/pages/${plugin}/${name}?${search}`)
}

async function askColumn(sampling: Sampling, plugin: string, { of }: Column): Promise<void> {
  const { path } = sampling.registry.get(of.table)
  await askPieces(sampling, plugin, `${path}/columns?id=${String(await sampleKey(sampling, of.table))}`)
}

/** A refusal in words is an answer; that something failed is not. */
async function askPieces({ admin }: Sampling, plugin: string, path: string): Promise<void> {
  const { status, text } = await admin.ask('GET', path)
  if (status >= 500) throw new Error(`GET ${path} was answered ${status}: ${text.slice(0, 400)}`)
  if (status >= 400) return
  // What both kinds of answers have.
  const { failed } = JSON.parse(text) as { readonly failed: readonly FailedPiece[] }
  const mine = failed.find((one) => one.plugin === plugin)
  if (mine) throw new Error(await reasonOf(admin, plugin, mine.reason))
}
