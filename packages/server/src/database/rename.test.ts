import { expect, test } from 'vitest'
import { describeEngines } from '../testing/engines.ts'
import { compareTables } from './compare.ts'
import { introspect } from './introspect.ts'
import { migrate, revert } from './migrate.ts'
import { checkRename, parseRename, renameColumn, stepsBack, stepsOfRename } from './rename.ts'
import type { Column, Table } from './table.ts'

const key: Column = { name: 'hookid', type: 'integer', notnull: true }
const code: Column = { name: 'code', type: 'string', length: 20, notnull: true }
const before: Table = {
  name: 'hooks',
  key: ['hookid'],
  counted: true,
  columns: [key, code],
  indexes: [{ name: 'hookscode', columns: ['code'], unique: true }],
}
const now: Table = {
  ...before,
  columns: [key, { ...code, name: 'tag', length: 40 }],
  indexes: [{ name: 'hookstag', columns: ['tag'], unique: true }],
}
const rename = { table: 'hooks', from: 'code', to: 'tag' }

test('a rename is said as a table, a former and a new name', () => {
  expect(parseRename('hooks.code=tag')).toEqual(rename)
  expect(() => parseRename('code=tag')).toThrow("such as cranes.reach=reachm, not 'code=tag'")
})

test.each([
  [{ ...rename, from: 'color' }, now, before, 'make no column hooks.color'],
  [rename, before, before, 'hooks.code is declared still'],
  [{ ...rename, to: 'label' }, now, before, 'hooks.label is not declared'],
  [rename, now, { ...before, columns: [key, code, { ...code, name: 'tag' }] }, 'hooks.tag is there already'],
])('one that cannot be is refused with what would be right (%#)', (wrong, declared, actual, words) => {
  expect(() => checkRename(wrong, [declared], [actual])).toThrow(words)
})

describeEngines('a column that has another name now', (open) => {
  test('keeps its values, required and unique as it was, there and back', async () => {
    const database = await open()
    await migrate(database, 'core', [{ name: '0001-hooks', up: [{ step: 'createtable', table: before }], down: [] }])
    await database.transaction((trx) => trx.insertInto('hooks').values({ code: 'H-1' }).execute())
    const tables = async () => (await introspect(database.read)).filter(({ name }) => name === 'hooks')
    const actual = await tables()
    const { steps } = compareTables([now], renameColumn(actual, rename))
    const carried = stepsOfRename(actual, rename)
    const migration = {
      name: '0002-tag',
      up: [...carried.before, ...steps, ...carried.behind],
      down: [{ step: 'dropindex', table: 'hooks', index: 'hookstag' } as const, ...stepsBack(actual, rename)],
    }
    await migrate(database, 'other', [migration])
    expect(compareTables([now], await tables(), { destructive: true })).toEqual({ steps: [], refusals: [] })
    expect(await database.read.selectFrom('hooks').select('tag').execute()).toEqual([{ tag: 'H-1' }])
    await revert(database, 'other', migration)
    expect((await tables())[0]).toMatchObject({
      indexes: before.indexes,
      columns: [{}, { name: 'code', notnull: true }],
    })
    expect(await database.read.selectFrom('hooks').select('code').execute()).toEqual([{ code: 'H-1' }])
  })
})
