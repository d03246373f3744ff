import { expect, test } from 'vitest'
import { describeEngines } from '../testing/engines.ts'
import { compareTables } from './compare.ts'
import type { Database } from './database.ts'
import { findTable, introspect } from './introspect.ts'
import { migrate } from './migrate.ts'
import type { Column, Step, Table } from './table.ts'

const key: Column = { name: 'toolid', type: 'integer', notnull: true }
const name: Column = { name: 'name', type: 'string', length: 20, notnull: true }
const maker: Column = {
  name: 'makerid',
  type: 'integer',
  notnull: false,
  references: { table: 'makers', column: 'makerid' },
}
const price: Column = { name: 'price', type: 'decimal', scale: 2, notnull: false }

const makers: Table = {
  name: 'makers',
  key: ['makerid'],
  counted: true,
  columns: [{ name: 'makerid', type: 'integer', notnull: true }],
  indexes: [],
}
const tools: Table = {
  name: 'tools',
  key: ['toolid'],
  counted: true,
  columns: [key, name, maker, price],
  indexes: [{ name: 'toolsname', columns: ['name'], unique: true }],
}

const later = (change: Partial<Table>): readonly Table[] => [makers, { ...tools, ...change }]
const stepsOf = (change: Partial<Table>, destructive = false): readonly Step['step'][] =>
  compareTables(later(change), [makers, tools], { destructive }).steps.map((step) => step.step)
const refusalsOf = (change: Partial<Table>): string => compareTables(later(change), [makers, tools]).refusals.join(' ')

test('what is the same needs nothing', () => {
  expect(compareTables([makers, tools], [tools, makers])).toEqual({ steps: [], refusals: [] })
})

test('what only grows is done by itself', () => {
  const color: Column = { name: 'color', type: 'string', notnull: true, default: 'red' }
  expect(stepsOf({ columns: [...tools.columns, color] })).toEqual(['addcolumn'])
  expect(stepsOf({ columns: [key, { ...name, length: 40 }, maker, price] })).toEqual(['altercolumn'])
  expect(stepsOf({ columns: [key, { ...name, notnull: false }, maker, price] })).toEqual(['altercolumn'])
  expect(stepsOf({ columns: [key, { ...name, type: 'text' }, maker, price] })).toEqual(['altercolumn'])
  expect(stepsOf({ indexes: [{ name: 'toolsname', columns: ['name', 'price'], unique: true }] })).toEqual([
    'dropindex',
    'addindex',
  ])
  expect(compareTables([makers, tools], []).steps.map((step) => step.step)).toEqual(['createtable', 'createtable'])
})

test('a table is made after those that it refers to, so that it is dropped before them', () => {
  const made = compareTables([tools, makers], []).steps.map((step) => step.step === 'createtable' && step.table.name)
  expect(made).toEqual(['makers', 'tools'])
})

test('what would lose something is told, and done only when it is allowed', () => {
  const losses: readonly (readonly [Partial<Table>, string, Step['step']])[] = [
    [{ columns: [key, name, maker] }, 'Column tools.price is no longer declared', 'dropcolumn'],
    [{ columns: [key, { ...name, length: 10 }, maker, price] }, '20 characters become 10', 'altercolumn'],
    [{ columns: [key, name, maker, { ...price, notnull: true }] }, 'rows may be without a value', 'altercolumn'],
    [{ columns: [key, name, maker, { ...price, type: 'integer' }] }, 'decimal becomes integer', 'altercolumn'],
  ]
  for (const [change, words, step] of losses) {
    expect(refusalsOf(change)).toContain(words)
    expect(stepsOf(change)).toEqual([])
    expect(stepsOf(change, true)).toEqual([step])
  }
  expect(compareTables([makers], [makers, tools]).refusals).toEqual([
    'Table tools is no longer declared; dropping it would lose its rows.',
  ])
})

test('what is no longer declared and stays is no hindrance to new rows', () => {
  const required: Column = { ...price, notnull: true }
  const before = { ...tools, columns: [key, name, maker, required] }
  const now = { ...tools, columns: [key, name, maker] }
  const steps = (destructive: boolean) => compareTables([makers, now], [makers, before], { destructive }).steps
  expect(steps(false)).toEqual([{ step: 'altercolumn', table: 'tools', column: { ...required, notnull: false } }])
  expect(steps(true)).toEqual([{ step: 'dropcolumn', table: 'tools', column: 'price' }])
})

test('what cannot be done at all is told even when losing is allowed', () => {
  const required: Column = { name: 'serial', type: 'string', notnull: true }
  const impossible = { columns: [...tools.columns, required], key: ['toolid', 'name'], counted: false }
  const { steps, refusals } = compareTables(later(impossible), [makers, tools], { destructive: true })
  expect(steps).toEqual([])
  expect(refusals.join(' ')).toMatch(/key of tools differs.*serial cannot be added as required/)
})

describeEngines('a changed declaration', (open) => {
  /** Leads a database from one shape of `tools` to another, with rows in it, and back again when that is allowed. */
  async function change(to: Partial<Table>): Promise<Database> {
    const database = await open()
    await migrate(database, 'core', [made])
    await database.transaction(async (trx) => {
      await trx.insertInto('makers').values({ makerid: 7 }).execute()
      await trx.insertInto('tools').values({ toolid: 1, name: 'Bohrer', makerid: 7, price: 12.5 }).execute()
    })
    const { steps } = compareTables(later(to), await toolTables(database), { destructive: true })
    expect(steps.length).toBeGreaterThan(0)
    // Twice, as after a failure half way.
    await migrate(database, 'core', [made, { name: '0002-change', up: steps, down: [] }])
    await migrate(database, 'core', [
      made,
      { name: '0002-change', up: steps, down: [] },
      { name: '0003-again', up: steps, down: [] },
    ])
    expect(compareTables(later(to), await toolTables(database))).toEqual({ steps: [], refusals: [] })
    return database
  }

  const made = {
    name: '0001-tools',
    up: [makers, tools].map((table): Step => ({ step: 'createtable', table })),
    down: [],
  }

  async function toolTables(database: Database): Promise<readonly Table[]> {
    return (await introspect(database.read)).filter((table) => ['makers', 'tools'].includes(table.name))
  }

  async function row(database: Database): Promise<Record<string, unknown>> {
    return database.read.selectFrom('tools').selectAll().executeTakeFirstOrThrow()
  }

  test('can give a column another type, length or default, and the values stay', async () => {
    const columns: readonly Column[] = [
      key,
      { ...name, length: 200, default: 'new' },
      maker,
      { ...price, scale: 4, notnull: true },
    ]
    const database = await change({ columns })
    expect(await row(database)).toEqual({ toolid: 1, name: 'Bohrer', makerid: 7, price: 12.5 })
    const twice = database.transaction((trx) => trx.insertInto('tools').values({ name: 'Bohrer', price: 1 }).execute())
    await expect(twice).rejects.toMatchObject({ kind: 'unique' })
  })

  test('can make a value optional and a text long', async () => {
    const database = await change({
      columns: [key, { ...name, notnull: false, type: 'text' }, maker, price],
      indexes: [],
    })
    expect((await row(database))['name']).toBe('Bohrer')
    await database.transaction((trx) => trx.insertInto('tools').values({ name: null }).execute())
  })

  test('can drop a reference with its column, and an index with both', async () => {
    const database = await change({ columns: [key, name], indexes: [] })
    expect(await row(database)).toEqual({ toolid: 1, name: 'Bohrer' })
    await database.transaction((trx) => trx.deleteFrom('makers').execute())
  })

  test('can keep a column and drop only what it refers to', async () => {
    const database = await change({ columns: [key, name, { name: 'makerid', type: 'integer', notnull: false }, price] })
    await database.transaction((trx) => trx.updateTable('tools').set({ makerid: 99 }).execute())
  })

  test('can index a reference itself and stop again', async () => {
    const database = await change({ indexes: [{ name: 'toolsmaker', columns: ['makerid', 'name'], unique: false }] })
    const steps = compareTables([makers, tools], await toolTables(database), { destructive: true }).steps
    await migrate(database, 'other', [{ name: '0001-back', up: steps, down: [] }])
    expect(await findTable(database.read, 'tools')).toMatchObject({ indexes: tools.indexes })
    const wrong = database.transaction((trx) => trx.updateTable('tools').set({ makerid: 99 }).execute())
    await expect(wrong).rejects.toMatchObject({ kind: 'reference' })
  })

  test('can copy a column into another', async () => {
    const label: Column = { name: 'label', type: 'string', length: 20, notnull: false }
    const database = await change({ columns: [...tools.columns, label] })
    const copy: Step = { step: 'copycolumn', table: 'tools', from: 'name', to: 'label' }
    await migrate(database, 'other', [{ name: '0001-copy', up: [copy, copy], down: [] }])
    expect(await row(database)).toMatchObject({ label: 'Bohrer' })
  })
})
