import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { systemClock } from '../base/clock.ts'
import type { Database } from '../database/database.ts'
import { migrateCore } from '../main/install.ts'
import { describeEngines } from '../testing/engines.ts'
import { installOnce, readLedger, recordInstalled } from './ledger.ts'

const clock = systemClock
const tell = (): void => undefined
const cranes = { name: 'cranes', version: '1.0.0' }

describeEngines('the ledger of plugins', (open) => {
  test('has the install hook called by one of two replicas that start at once', async () => {
    const databases: readonly Database[] = [await open(), await open.again()]
    const [first] = databases
    if (!first) throw new Error('There are two.')
    await migrateCore({ database: first, tell })
    await recordInstalled(first, clock, cranes)
    let calls = 0
    const hook = async (): Promise<void> => {
      calls += 1
      await sleep(100)
    }
    await Promise.all(databases.map((database) => installOnce({ database, clock }, 'cranes', hook)))
    expect(calls).toBe(1)
    expect((await readLedger(first)).get('cranes')).toMatchObject({ wanted: 'running' })
  })

  test('has it called again where it failed', async () => {
    const database = await open()
    await migrateCore({ database, tell })
    await recordInstalled(database, clock, cranes)
    const failing = installOnce({ database, clock }, 'cranes', () => Promise.reject(new Error('The gateway is down.')))
    await expect(failing).rejects.toThrow('The gateway is down.')
    let calls = 0
    await installOnce({ database, clock }, 'cranes', async () => void (calls += 1))
    expect(calls).toBe(1)
  })
})
