import { CompiledQuery, type Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'

const mark = CompiledQuery.raw('savepoint planrow')
const back = CompiledQuery.raw('rollback to savepoint planrow')
const release = CompiledQuery.raw('release savepoint planrow')

/** Runs a job within an open transaction; where it fails, what it wrote is taken back and the transaction goes on. */
export async function guarded<T>(trx: Kysely<Tables>, job: () => Promise<T>): Promise<T> {
  await trx.executeQuery(mark)
  try {
    return await job()
  } catch (error) {
    await trx.executeQuery(back)
    throw error
  } finally {
    await trx.executeQuery(release)
  }
}
