import { fileURLToPath } from 'node:url'
import { sql, type RawBuilder } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { foldText } from '../base/fold.ts'
import { describeEngines } from '../testing/engines.ts'
import type { Database } from './database.ts'
import { containsText, matchesText, matchesWords, startsWithText } from './differences.ts'
import { migrate } from './migrate.ts'
import { readMigrations } from './migration-files.ts'
import { removeMany, upsertMany } from './rows.ts'
import { runStep } from './steps.ts'
import type { Table } from './table.ts'

const searchentries: Table = {
  name: 'searchentries',
  key: ['searchentryid'],
  counted: true,
  columns: [
    { name: 'searchentryid', type: 'integer', notnull: true },
    { name: 'entitytype', type: 'string', length: 60, notnull: true },
    { name: 'entityid', type: 'integer', notnull: true },
    { name: 'title', type: 'string', length: 255, notnull: false },
    { name: 'titlekey', type: 'string', length: 255, notnull: false },
    { name: 'text', type: 'text', notnull: true },
  ],
  indexes: [{ name: 'searchentriesentity', columns: ['entitytype', 'entityid'], unique: true }],
}

const titles: readonly string[] = [
  '',
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
  const into = { table: 'searchentries', key: ['entitytype', 'entityid'] }
  const write = (entityid: number, title: string): Promise<void> => {
    const row = { entitytype: 'Asset', entityid, title, titlekey: foldText(title), text: foldText(title) }
    return shop().transaction((trx) => upsertMany(trx, into, [row]))
  }
  const where = async (condition: RawBuilder<unknown>): Promise<readonly unknown[]> => {
    const query = sql<{ entityid: number }>`select entityid from searchentries where ${condition} order by entityid`
    return (await query.execute(shop().read)).rows.map((row) => row.entityid)
  }
  const found = (q: string): Promise<readonly unknown[]> =>
    where(matchesWords(shop().engine, foldText(q).split(' ').filter(Boolean)))

  beforeAll(async () => {
    world.database = await open()
    await shop().transaction(async (trx) => {
      await runStep(trx, { step: 'createtable', table: searchentries })
    })
    // The one that is shipped, so that it is the one that is tried.
    const shipped = await readMigrations(fileURLToPath(new URL('../../migrations', import.meta.url)))
    const index = shipped.filter((migration) => migration.name.endsWith('search-index'))
    await migrate(shop(), 'core', index)
    for (const [place, title] of titles.entries()) if (title) await write(place, title)
  })

  test('are found by all words of a question, wherever they stand, without case', async () => {
    expect(await found('LATHE okuma')).toEqual([1])
    expect(await found('kuma 300 ell')).toEqual([1])
    expect(await found('okuma haas')).toEqual([])
    expect(await found('')).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('are found by words of one or two characters', async () => {
    expect(await found('ab')).toEqual([5])
    expect(await found('12 okuma')).toEqual([1])
    expect(await found('\u4e2d')).toEqual([4])
    expect(await found('\u{1f3ed}')).toEqual([4])
  })

  test('are found by characters that mean something to the database', async () => {
    const answers = {
      '100%': 2,
      '0%_': 0,
      '5_axis': 2,
      _axis: 2,
      '%': 2,
      '"hello"': 3,
      '"': 3,
      'c:\\tools': 3,
      '\\': 3,
      "'no'": 3,
    }
    const more = {
      '|': 3,
      'vf-2': 2,
      'vf*2': 0,
      'vf OR okuma': 0,
      'fr\u00e4se': 4,
      frase: 0,
      'ase \u{1f3ed}': 0,
      '\u6587 nr.': 4,
      'title:okuma': 0,
      '^oku': 0,
    }
    for (const [q, answer] of Object.entries({ ...answers, ...more })) {
      expect([q, ...(await found(q))]).toEqual([q, ...(answer === 0 ? [] : [answer])])
    }
  })

  test('are found as they are now, not as they were', async () => {
    await write(20, 'first words')
    await write(20, 'second words')
    await write(20, 'second words')
    expect([await found('first'), await found('second')]).toEqual([[], [20]])
    await shop().transaction((trx) => removeMany(trx, into, [{ entitytype: 'Asset', entityid: 20 }]))
    expect(await found('second')).toEqual([])
  })

  test('are found by type of thing', async () => {
    const of = (entitytype: string): RawBuilder<unknown> => matchesText(shop().engine, entitytype, ['okuma'])
    expect(await where(sql`entityid in (${of('Asset')})`)).toEqual([1])
    expect(await where(sql`entityid in (${of('Vendor')})`)).toEqual([])
  })

  test('are compared by what they contain and how they begin, with a key column or without', async () => {
    const { engine } = shop()
    const [text, folded] = [sql`title`, sql`titlekey`]
    for (const searched of [{ text }, { text, folded }]) {
      expect(await where(containsText(engine, searched, 'OKUMA  lb'))).toEqual([1])
      expect(await where(containsText(engine, searched, '0%'))).toEqual([2])
      expect(await where(containsText(engine, searched, 'FR\u00c4SE'))).toEqual([4])
      expect(await where(startsWithText(engine, searched, 'HAAS vf'))).toEqual([2])
      expect(await where(startsWithText(engine, searched, 'a'))).toEqual([5])
      expect(await where(startsWithText(engine, searched, '%'))).toEqual([])
    }
  })
})
