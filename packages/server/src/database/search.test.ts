import { sql, type RawBuilder } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { textKey } from '../base/text-key.ts'
import { describeEngines } from '../testing/engines.ts'
import type { Database } from './database.ts'
import { amongKeys, containsText, startsWithText } from './differences.ts'
import { runStep } from './steps.ts'
import type { Table } from './table.ts'

const notes: Table = {
  name: 'notes',
  key: ['noteid'],
  counted: true,
  columns: [
    { name: 'noteid', type: 'integer', notnull: true },
    { name: 'title', type: 'string', length: 255, notnull: false },
    { name: 'titlekey', type: 'string', length: 255, notnull: false },
  ],
  indexes: [],
}

const titles: readonly string[] = [
  'Okuma LB3000 lathe in cell 12',
  'Haas VF-2 100% done, 5_axis',
  'Say "hello" to C:\\tools or \'no\' | yes',
  'Fr\u00e4se \u{1f3ed} \u4e2d\u6587 Nr. 7',
  'ab',
  '10 percent and 9 of it',
]

describeEngines('texts', (open) => {
  const world: { database?: Database } = {}
  const shop = (): Database => {
    if (!world.database) throw new Error('not open')
    return world.database
  }
  const where = async (condition: RawBuilder<unknown>): Promise<readonly number[]> => {
    const query = sql<{ noteid: number }>`select noteid from notes where ${condition} order by noteid`
    return (await query.execute(shop().read)).rows.map((row) => row.noteid)
  }

  beforeAll(async () => {
    world.database = await open()
    await shop().transaction(async (trx) => {
      await runStep(trx, { step: 'createtable', table: notes })
      for (const title of titles)
        await trx
          .insertInto('notes')
          .values({ title, titlekey: textKey(title) })
          .execute()
    })
  })

  test('are compared by what they contain and how they begin, with a key column or without', async () => {
    const { engine } = shop()
    const [text, key] = [sql`title`, sql`titlekey`]
    for (const searched of [{ text }, { text, key }]) {
      expect(await where(containsText(engine, searched, 'OKUMA  lb'))).toEqual([1])
      expect(await where(containsText(engine, searched, '0%'))).toEqual([2])
      expect(await where(containsText(engine, searched, 'FR\u00c4SE'))).toEqual([4])
      expect(await where(containsText(engine, searched, 'c:\\tools'))).toEqual([3])
      expect(await where(startsWithText(engine, searched, 'HAAS vf'))).toEqual([2])
      expect(await where(startsWithText(engine, searched, 'a'))).toEqual([5])
      expect(await where(startsWithText(engine, searched, '%'))).toEqual([])
    }
  })

  test('are found among few keys as among very many', async () => {
    const among = (keys: readonly number[], wanted: 'page' | 'all' = 'all'): Promise<readonly number[]> =>
      where(amongKeys(shop().engine, sql`noteid`, { keys, wanted }))
    expect(await among([])).toEqual([])
    expect(await among([5, 2, 77])).toEqual([2, 5])
    const even = Array.from({ length: 30_000 }, (_, index) => 2 * index + 2)
    expect(await among(even)).toEqual([2, 4, 6])
    expect(await among(even.slice(1, 2000), 'page')).toEqual([4, 6])
    expect(await among([...even, 2_000_000_000])).toEqual([2, 4, 6])
  })
})
