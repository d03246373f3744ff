import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'

interface List {
  readonly data: readonly { readonly assetnumber: string; readonly kind: string | null }[]
  readonly meta: { readonly next: string | null }
}

// As the class declares them: an index has them in another order. There are no inkjets.
const kinds = [null, 'laser', 'label', 'plotter', 'multifunction']
const tagOf = (at: number): string => `P-${String(at).padStart(2, '0')}`
/** Four of each kind, by their keys; which kind comes after which is mixed. */
const made = Array.from({ length: 20 }, (_, at) => ({ assetnumber: tagOf(at), kind: kinds[(at * 3) % 5] ?? null }))
const sorted = kinds.flatMap((kind) => made.filter((printer) => printer.kind === kind))

describeShop('a list by a choice', {}, (shop) => {
  const fill = async (): Promise<void> => {
    for (const printer of made) await shop.post('/api/printers', printer)
    const removed = await shop.post('/api/printers', { assetnumber: 'P-gone', kind: 'laser' })
    await shop.delete(`/api/printers/${String(removed['assetid'])}`)
  }
  const tell = ({ data }: List) => data.map(({ assetnumber, kind }) => ({ assetnumber, kind }))
  const walk = async (path: string): Promise<readonly object[]> => {
    const seen: object[] = []
    for (let after = ''; ;) {
      const page = await shop.get<List>(`${path}${after && `&after=${after}`}`)
      seen.push(...tell(page))
      if (page.meta.next === null) return seen
      after = page.meta.next
    }
  }
  const turn = async (path: string, pages: number): Promise<readonly object[]> => {
    const seen: object[] = []
    for (let page = 1; page <= pages; page += 1) seen.push(...tell(await shop.get<List>(`${path}&page=${page}`)))
    return seen
  }

  test('is gone through page by page in the order of its choices, from either end', async () => {
    await fill()
    for (const perpage of [1, 3, 4, 7, 20, 50]) {
      expect(await walk(`/api/printers?sort=kind&perpage=${perpage}`)).toEqual(sorted)
      expect(await walk(`/api/printers?sort=-kind&perpage=${perpage}`)).toEqual(sorted.toReversed())
    }
    expect(await turn('/api/printers?sort=kind&perpage=2', 10)).toEqual(sorted)
    expect(await turn('/api/printers?sort=-kind&perpage=2', 10)).toEqual(sorted.toReversed())
  })

  test('can go on by something else, and leave some out', async () => {
    const back = kinds.flatMap((kind) => made.filter((printer) => printer.kind === kind).toReversed())
    expect(await walk('/api/printers?sort=kind,-assetnumber&perpage=3')).toEqual(back)
    const few = sorted.filter(({ kind }) => kind === 'label' || kind === 'laser')
    expect(await walk('/api/printers?sort=kind&kind=label,laser&perpage=3')).toEqual(few)
    const { body } = await shop.request('GET', '/api/printers/export?format=csv&fields=assetnumber&sort=kind')
    const [, ...lines] = String(body).trim().split(/\r?\n/)
    expect(lines.map((line) => line.split(',').at(-1))).toEqual(sorted.map(({ assetnumber }) => assetnumber))
  })
})
