import type { Column, Page, Plugin } from '@shopdb/contract'
import { askPieces } from './asked.ts'
import { type Finding, look } from './finding.ts'
import { sampleAll, sampleFields, sampleKey, type Sampling } from './sample-row.ts'

/** Opens each page that a plugin makes of sections, with sample questions, and asks its columns about a row each. */
export async function checkSections(
  sampling: Sampling,
  name: string,
  { pages = [], columns = [], duelists = [], paths = [] }: Plugin,
): Promise<readonly Finding[]> {
  const derived = new Set([...duelists, ...paths].map((one) => one.name))
  return [
    ...(await Promise.all(
      pages.map((page) =>
        look(`${page.title}: its sections are shown`, () =>
          openPage(sampling, { plugin: name, page, isDerived: derived.has(page.name) }),
        ),
      ),
    )),
    ...(await Promise.all(
      columns.map((column) =>
        look(`${column.label}: the column of ${column.of.table} is filled`, () => askColumn(sampling, name, column)),
      ),
    )),
  ]
}

interface Opened {
  readonly plugin: string
  readonly page: Page
  readonly isDerived: boolean
}

/** With what must be asked, and with everything that may be. */
async function openPage(sampling: Sampling, { plugin, page, isDerived }: Opened): Promise<void> {
  const { name, query = {} } = page
  for (const asked of [await sampleFields(sampling, query), await sampleAll(sampling, query)]) {
    const members = Object.entries(asked).map(([member, value]) => [member, String(value)])
    const path = `/api/pages/${plugin}/${name}?${new URLSearchParams(members).toString()}`
    await askPieces(sampling.admin, { plugin, path, hooks: [`pages.${name}`], isDerived })
  }
}

async function askColumn(sampling: Sampling, plugin: string, { of, name }: Column): Promise<void> {
  const path = `${sampling.registry.get(of.table).path}/columns?id=${String(await sampleKey(sampling, of.table))}`
  await askPieces(sampling.admin, { plugin, path, hooks: [`columns.${of.table}.${name}`] })
}
