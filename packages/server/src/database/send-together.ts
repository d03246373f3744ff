import type { Kysely, QueryResult } from 'kysely'
import type { Tables } from './database.ts'

/** As much of a builder or an open transaction as plain writing needs. */
export type Sender = Pick<Kysely<Tables>, 'executeQuery' | 'getExecutor'>

/**
 * Lets a job send statements whose answers nobody needs, without waiting for each: a server then works while the next one is
 * on its way. They are carried out in the order in which they were sent. Fails with the first that failed.
 */
export async function sendTogether(trx: Kysely<Tables>, job: (sender: Sender) => Promise<void>): Promise<void> {
  await trx.getExecutor().provideConnection(async (connection) => {
    const sent: Promise<unknown>[] = []
    await job({
      getExecutor: () => trx.getExecutor(),
      executeQuery: async <R>(query: Parameters<Sender['executeQuery']>[0]): Promise<QueryResult<R>> => {
        sent.push(connection.executeQuery('compile' in query ? query.compile() : query))
        return { rows: [] }
      },
    })
    const outcomes = await Promise.allSettled(sent)
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  })
}
