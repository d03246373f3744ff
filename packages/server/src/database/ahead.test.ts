import { setImmediate } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { describeEngines } from '../testing/engines.ts'
import { openAhead, type Sender } from './ahead.ts'
import type { Database } from './database.ts'
import { insertMany, updateMany } from './rows.ts'
import { runStep } from './steps.ts'

describeEngines('what is sent ahead', (open) => {
  const world: { database?: Database } = {}

  beforeAll(async () => {
    world.database = await open()
    const columns = [
      { name: 'makerid', type: 'integer', notnull: true },
      { name: 'name', type: 'string', length: 20, notnull: true },
    ] as const
    const table = { name: 'makers', key: ['makerid'], counted: true, columns, indexes: [] }
    await world.database.transaction((trx) => runStep(trx, { step: 'createtable', table }))
  })

  const names = async (): Promise<unknown> => {
    const rows = await world.database?.read.selectFrom('makers').select('name').orderBy('makerid').execute()
    return rows?.map((row) => row['name'])
  }
  const send = (job: (sender: Sender) => Promise<void>) =>
    world.database?.transaction(async (trx) => {
      const { sender, settled } = await openAhead(trx)
      await job(sender)
      await settled()
    })

  test('is carried out in the order in which it was sent, and more of it than may be on its way at once', async () => {
    await send(async (sender) => {
      await insertMany(sender, 'makers', [{ makerid: 1, name: 'Okuma' }])
      for (let times = 0; times < 1001; times += 1)
        await updateMany(sender, { table: 'makers', key: 'makerid', ids: [1] }, { name: `Mazak ${times}` })
      await insertMany(sender, 'makers', [{ makerid: 2, name: 'DMG' }])
    })
    expect(await names()).toEqual(['Mazak 1000', 'DMG'])
  })

  test('is not waited for', async () => {
    const renamed = async (sender: Sender): Promise<string> => {
      await updateMany(sender, { table: 'makers', key: 'makerid', ids: [2] }, { name: 'DMG' })
      return 'went on'
    }
    await send(async (sender) => {
      expect(await Promise.race([renamed(sender), setImmediate('waited')])).toBe('went on')
    })
  })

  test('is met by what the transaction asks after it', async () => {
    const seen = await world.database?.transaction(async (trx) => {
      const { sender, settled } = await openAhead(trx)
      await updateMany(sender, { table: 'makers', key: 'makerid', ids: [2] }, { name: 'Gildemeister' })
      const row = await trx.selectFrom('makers').select('name').where('makerid', '=', 2).executeTakeFirst()
      await updateMany(sender, { table: 'makers', key: 'makerid', ids: [2] }, { name: 'DMG' })
      await settled()
      return row?.['name']
    })
    expect(seen).toBe('Gildemeister')
  })

  test('fails with the first that failed, and leaves nothing of the others', async () => {
    const failing = send(async (sender) => {
      await insertMany(sender, 'makers', [{ makerid: 3, name: 'Haas' }])
      await insertMany(sender, 'makers', [{ makerid: 1, name: 'Twice' }])
      await insertMany(sender, 'makers', [{ makerid: 4, name: 'Emag' }])
    })
    await expect(failing).rejects.toMatchObject({ kind: 'unique' })
    expect(await names()).toEqual(['Mazak 1000', 'DMG'])
  })
})
