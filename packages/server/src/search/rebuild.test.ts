import type { SearchAnswer } from '@shopdb/contract'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { systemActor } from '../access/actor.ts'
import { describeShop } from '../testing/shop.ts'
import { rebuildSearch, type Rebuilt } from './rebuild.ts'

const cause = { actor: systemActor, source: 'cli' } as const

describeShop('the index of the search', {}, (shop) => {
  const rebuild = (): Promise<Rebuilt> => rebuildSearch(shop.running.site.resources, cause)
  const found = async (q: string): Promise<number> =>
    (await shop.get<SearchAnswer>(`/api/search?q=${q}`)).groups.reduce((sum, group) => sum + group.total, 0)
  const spoil = (text: ReturnType<typeof sql>): Promise<unknown> =>
    shop.running.site.database.transaction((trx) => text.execute(trx))

  test('is what the rows say after every write, so there is nothing to mend', async () => {
    for (let number = 1; number <= 1100; number += 100)
      await shop.post('/api/equipment', { assetnumber: `MEND-${number}`, name: 'Press' })
    await shop.post('/api/vendors', { name: 'Mendel' })
    const { rows, ...changes } = await rebuild()
    expect(rows).toBeGreaterThan(12)
    expect(changes).toEqual({ added: 0, corrected: 0, removed: 0 })
  })

  test('is mended where it is not, and the running site knows at once', async () => {
    await shop.post('/api/equipment', { assetnumber: 'SPOILT-1' })
    await shop.post('/api/equipment', { assetnumber: 'SPOILT-2' })
    expect(await found('spoilt')).toBe(2)
    await spoil(sql`delete from searchentries where text like ${'%spoilt-1%'}`)
    await spoil(sql`update searchentries set text = ${'quarrelsome'} where text like ${'%spoilt-2%'}`)
    await spoil(
      sql`insert into searchentries (entitytype, entityid, title, isactive, text) values ('vendors', 999999, 'Spoilt', 1, 'spoilt')`,
    )
    expect(await rebuild()).toMatchObject({ added: 1, corrected: 1, removed: 1 })
    expect(await found('spoilt')).toBe(2)
    expect(await found('quarrelsome')).toBe(0)
    expect(await rebuild()).toMatchObject({ added: 0, corrected: 0, removed: 0 })
  })

  test('is mended while others write, and loses nothing of theirs', async () => {
    const writing = Array.from({ length: 30 }, (_, number) =>
      shop.post('/api/equipment', { assetnumber: `BUSY-${number}` }),
    )
    await spoil(sql`update searchentries set text = ${'other'} where entitytype = 'vendors'`)
    await Promise.all([rebuild(), ...writing])
    expect(await found('busy')).toBe(30)
    expect(await rebuild()).toMatchObject({ added: 0, corrected: 0, removed: 0 })
  })
})
