import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { migrate, revert } from '../database/migrate.ts'
import { readMigrations } from '../database/migration-files.ts'
import { describeShop } from '../testing/shop.ts'

describeShop('a migration of a bundled plugin', {}, (shop) => {
  test('tells plans of one name at one machine apart before the database keeps them so', async () => {
    const { database } = shop.running.site.resources
    const folder = fileURLToPath(new URL('../../../../plugins/equipment/migrations', import.meta.url))
    const chain = await readMigrations(folder)
    // The one that keeps them so, and what came after it.
    const last = chain.slice(chain.findIndex(({ name }) => name.startsWith('0004-')))
    const machines = await Promise.all(
      ['B-1', 'B-2'].map((assetnumber) => shop.post('/api/equipment', { assetnumber })),
    )
    const plan = (at: number, task: string) =>
      shop.post('/api/equipment/maintenanceplans', { machineid: machines[at]?.['assetid'], task, intervalvalue: 1 })
    const kept = [await plan(0, 'Oil'), await plan(1, 'Oil')]
    const others = [await plan(0, 'x'), await plan(0, 'y')].map((row) => Number(row['maintenanceplanid']))
    for (const one of last.toReversed()) await revert(database, 'equipment', one)
    await database.transaction((trx) =>
      sql`update maintenanceplans set task = 'Oil' where maintenanceplanid in (${sql.join(others)})`.execute(trx),
    )
    expect(await migrate(database, 'equipment', chain)).toEqual(last.map(({ name }) => name))
    const { rows } = await sql<{ task: string }>`select task from maintenanceplans order by maintenanceplanid`.execute(
      database.read,
    )
    expect(rows.map(({ task }) => task)).toEqual([...kept.map(() => 'Oil'), ...others.map((id) => `Oil (${id})`)])
  })
})
