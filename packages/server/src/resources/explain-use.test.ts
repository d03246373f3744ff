import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { runStep } from '../database/steps.ts'
import type { Table } from '../database/table.ts'
import { describeShop } from '../testing/shop.ts'

/** Of a plugin that was uninstalled. */
const leftovers: Table = {
  name: 'leftovers',
  key: ['leftoverid'],
  counted: false,
  columns: [
    { name: 'leftoverid', type: 'integer', notnull: true },
    { name: 'vendorid', type: 'integer', notnull: false, references: { table: 'vendors', column: 'vendorid' } },
  ],
  indexes: [{ name: 'leftoversvendorid', columns: ['vendorid'], unique: false }],
}

describeShop('what is still referred to', {}, (shop) => {
  test('says where, also where no running plugin knows the table', async () => {
    const { vendorid } = await shop.post('/api/vendors', { name: 'Okuma' })
    await shop.post('/api/models', { name: 'LB3000', vendorid })
    const purge = async (id: unknown) => (await shop.refused('DELETE', `/api/vendors/${String(id)}?purge=true`)).detail
    expect(await purge(vendorid)).toBe(
      'The vendor is still referred to: 1 in models. Remove it instead, or change those first.',
    )
    const other = await shop.post('/api/vendors', { name: 'Mazak' })
    const { database } = shop.running.site.resources
    await database.transaction(async (trx) => {
      await runStep(trx, { step: 'createtable', table: leftovers })
      await sql`insert into leftovers (leftoverid, vendorid) values (1, ${other['vendorid']})`.execute(trx)
    })
    expect(await purge(other['vendorid'])).toBe(
      'The vendor is still referred to by a plugin that does not run now. Install or wake that plugin and change those first, or drop its data.',
    )
  })
})
