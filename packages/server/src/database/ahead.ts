import type { Kysely, QueryResult } from 'kysely'
import type { Tables } from './database.ts'

/** As much of a builder or an open transaction as plain writing needs. */
export type Sender = Pick<Kysely<Tables>, 'executeQuery' | 'getExecutor'>

/** Statements that are sent while nobody waits for their answers. */
export interface Ahead {
  /** Sends, and gives an empty answer at once. */
  readonly sender: Sender
  /** Waits for all that was sent; fails with the first that failed. */
  readonly settled: () => Promise<void>
}

/** Statements that may be on their way at once: each is kept until its answer is there. */
const most = 500

/**
 * Lets an open transaction send statements whose answers nobody needs, without waiting for each: a server then works while
 * the next one is on its way. They are carried out in the order in which they and all others are sent.
 */
export async function openAhead(trx: Kysely<Tables>): Promise<Ahead> {
  // The connection is the transaction's until that ends.
  const connection = await trx.getExecutor().provideConnection((one) => Promise.resolve(one))
  const onTheirWay: Promise<unknown>[] = []
  const failures: unknown[] = []
  const answered = async (): Promise<void> => void (await Promise.all(onTheirWay.splice(0)))
  return {
    sender: {
      getExecutor: () => trx.getExecutor(),
      executeQuery: async <R>(query: Parameters<Sender['executeQuery']>[0]): Promise<QueryResult<R>> => {
        const answer = connection.executeQuery('compile' in query ? query.compile() : query)
        onTheirWay.push(answer.catch((error: unknown) => failures.push(error)))
        if (onTheirWay.length >= most) await answered()
        return { rows: [] }
      },
    },
    settled: async () => {
      await answered()
      const told = failures.splice(0)
      if (told.length > 0) throw told[0]
    },
  }
}
