import { beforeAll, expect, test } from 'vitest'
import { describeEngines } from '../testing/engines.ts'
import type { Database } from './database.ts'
import { insertMany, updateMany } from './rows.ts'
import { sendTogether, type Sender } from './send-together.ts'
import { runStep } from './steps.ts'

describeEngines('what is sent together', (open) => {
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
  const send = (job: (sender: Sender) => Promise<void>) => world.database?.transaction((trx) => sendTogether(trx, job))

  test('is carried out in the order in which it was sent', async () => {
    await send(async (sender) => {
      await insertMany(sender, 'makers', [{ makerid: 1, name: 'Okuma' }])
      await updateMany(sender, { table: 'makers', key: 'makerid', ids: [1] }, { name: 'Mazak' })
      await insertMany(sender, 'makers', [{ makerid: 2, name: 'DMG' }])
    })
    expect(await names()).toEqual(['Mazak', 'DMG'])
  })

  test('fails with the first that failed, and leaves nothing of the others', async () => {
    const failing = send(async (sender) => {
      await insertMany(sender, 'makers', [{ makerid: 3, name: 'Haas' }])
      await insertMany(sender, 'makers', [{ makerid: 1, name: 'Twice' }])
      await insertMany(sender, 'makers', [{ makerid: 4, name: 'Emag' }])
    })
    await expect(failing).rejects.toMatchObject({ kind: 'unique' })
    expect(await names()).toEqual(['Mazak', 'DMG'])
  })
})
