import { expect, test } from 'vitest'
import { describeEngines } from '../testing/engines.ts'
import { openEquipment } from '../testing/equipment.ts'
import { guarded } from './guarded.ts'

describeEngines('a job within a transaction', (open) => {
  test('takes back what it wrote when it fails, and what others wrote stays', async () => {
    const { database } = await openEquipment(await open())
    await database.transaction(async (trx) => {
      const rename = (from: string, to: string): Promise<unknown> =>
        trx.updateTable('vendors').set({ name: to }).where('name', '=', from).execute()
      const stamps = { isactive: 1, createddate: '2026-01-01 00:00:00.000', modifieddate: '2026-01-01 00:00:00.000' }
      await trx
        .insertInto('vendors')
        .values({ name: 'Okuma', namekey: 'okuma', ...stamps })
        .execute()
      await guarded(trx, () => rename('Okuma', 'OKUMA'))
      const failing = guarded(trx, async () => {
        await rename('OKUMA', 'nobody')
        throw new Error('no')
      })
      await expect(failing).rejects.toThrow('no')
    })
    expect(await database.read.selectFrom('vendors').select('name').execute()).toEqual([{ name: 'OKUMA' }])
  })
})
