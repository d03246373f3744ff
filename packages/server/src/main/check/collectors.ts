import type { Collector, Fields } from '@shopdb/contract'
import { failureOf } from './asked.ts'
import { type Finding, look } from './finding.ts'
import { sampleAll, sampleFields, type Sampling } from './sample-row.ts'

type Item = Readonly<Record<string, unknown>>

/** Pushes to each collector what an item has at least, and all that it may have. A refusal of an item is an answer. */
export async function checkCollectors(
  sampling: Sampling,
  plugin: string,
  collectors: readonly Collector[],
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const collector of collectors)
    findings.push(
      await look(`Its collector ${collector.name} takes an item, or refuses it in words`, async () => {
        for (const item of await itemsOf(sampling, collector.item)) await push(sampling, { plugin, collector, item })
      }),
    )
  return findings
}

/** A list within JSON is tried without rows, and with one that says nothing. */
async function itemsOf(sampling: Sampling, fields: Fields): Promise<readonly Item[]> {
  const lists = Object.keys(fields).filter((name) => fields[name]?.kind === 'json')
  const withLists = async (rows: readonly object[]): Promise<Item> => ({
    ...(await sampleAll(sampling, fields)),
    ...Object.fromEntries(lists.map((name) => [name, rows])),
  })
  const all = lists.length > 0 ? [await withLists([]), await withLists([{}])] : []
  return [await sampleFields(sampling, fields), await sampleAll(sampling, fields), ...all]
}

interface Pushing {
  readonly plugin: string
  readonly collector: Collector
  readonly item: Item
}

async function push({ admin }: Sampling, { plugin, collector, item }: Pushing): Promise<void> {
  const { status, text } = await admin.ask('POST', `/api/collectors/${plugin}/${collector.name}`, item)
  const failure = await failureOf(admin, plugin, `collectors.${collector.name}`)
  if (failure === undefined && status < 500) return
  throw new Error(`${failure ?? text.slice(0, 400)}, for the item ${JSON.stringify(item).slice(0, 300)}`)
}
