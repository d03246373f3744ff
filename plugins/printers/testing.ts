import { readFileSync } from 'node:fs'
import { addDays, dayOf } from '@shopdb/contract'
import type { TestShop } from '@shopdb/server/testing'
import { expect, vi } from 'vitest'

export type Row = Readonly<Record<string, unknown>>
type List = { readonly data: readonly Row[]; readonly failed?: readonly Row[] }
type Answer = Row & { readonly items: readonly Row[]; readonly changesetid: number | null }

export const today = dayOf(new Date().toISOString())
export const at = (daysago: number): string => `${addDays(today, -daysago)}T12:00:00Z`

const fixture = (name: string): Row =>
  // The fixtures are items.
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')) as Row

export const toner = (level: number | null, more: object = {}): object => ({
  index: '1.1',
  description: 'Black Toner',
  class: 3,
  type: 3,
  unit: 19,
  maxcapacity: 100,
  level,
  ...more,
})

/** What tests do with printers. */
interface Printers {
  readonly push: (items: object) => Promise<Answer>
  /** Pushes what a fixture holds; gives the asset. */
  readonly pushed: (name: string) => Promise<number>
  readonly list: (path: string) => Promise<readonly Row[]>
  readonly supplies: (id: number) => Promise<readonly Row[]>
  readonly supply: (id: number) => Promise<Row>
  /** One printer with one toner, read as often as there are levels: the last one today, the others on the days before. */
  readonly reads: (serialnumber: string, levels: readonly (number | null)[]) => Promise<number>
  readonly readings: (id: number) => Promise<readonly Row[]>
  /** What hooks give. Asked again where one was late: a machine under load takes more than its 200 ms now and then. */
  readonly pieces: (path: string) => Promise<readonly Row[]>
  readonly panels: (id: number) => Promise<readonly Row[]>
}

/** What tests do with printers, in few words. */
export function printers(shop: TestShop): Printers {
  const push: Printers['push'] = (items) => shop.post('/api/collectors/printers/supplies', items)
  const pushed: Printers['pushed'] = async (name) => Number((await push(fixture(name))).items[0]?.['assetid'])
  const list: Printers['list'] = async (path) => (await shop.get<List>(`/api/printers${path}`)).data
  const supplies: Printers['supplies'] = (id) => list(`/supplies?printerid=${id}&sort=supplyid&perpage=100`)
  const supply: Printers['supply'] = async (id) => (await supplies(id))[0] ?? {}
  const reads: Printers['reads'] = async (serialnumber, levels) => {
    let answer: Answer | undefined
    for (const [index, level] of levels.entries())
      answer = await push({ serialnumber, readat: at(levels.length - 1 - index), supplies: [toner(level)] })
    return Number(answer?.items[0]?.['assetid'])
  }
  const readings: Printers['readings'] = async (id) =>
    list(`/supplyreadings?supplyid=${String((await supply(id))['supplyid'])}&sort=supplyreadingid`)
  const pieces: Printers['pieces'] = (path) =>
    vi.waitFor(
      async () => {
        const { data, failed } = await shop.get<List>(path)
        expect(failed).toEqual([])
        return data
      },
      { timeout: 15_000 },
    )
  const panels: Printers['panels'] = (id) => pieces(`/api/assets/${id}/panels`)
  return { push, pushed, list, supplies, supply, reads, readings, pieces, panels }
}
