import { greaterRole } from '../access/actor.ts'
import type { Sender } from '../database/ahead.ts'
import { savepoint } from '../database/differences.ts'
import { isTransactionLost } from '../database/failures.ts'
import { joinBatch, type Batch, type Draft } from './batch.ts'
import { flushBatch } from './flush.ts'
import type { LateWriter, Work } from './work.ts'

/** The open change set of one job; what it records waits in the draft. `flushed` counts how often the job wrote it down early. */
export function openWork(batch: Batch, draft: Draft, flushed: { times: number }): Work {
  return {
    trx: batch.trx,
    ahead: aheadOf(batch, draft),
    changesetid: draft.changesetid,
    cause: draft.cause,
    time: batch.time,
    subjects: (entitytype) =>
      draft.subjects.flatMap((subject) => (subject.entitytype === entitytype ? subject.entityid : [])),
    memory: batch.memory,
    needs: (role) => {
      draft.least = greaterRole(draft.least, role)
    },
    record: (entry) => {
      batch.memory.forget(entry)
      draft.entries.push(entry)
    },
    index: (search) => void draft.searches.push(search),
    // The writer is handed back the rows that came with it.
    later: (write, row) => void draft.late.push({ write: write as LateWriter<unknown>, row }),
    pendingSource: (...parts) => batch.sources.get(parts.join(' '))?.source,
    attempt: (part) => attempt(batch, draft, part),
    flush: async () => {
      joinBatch(batch, draft)
      flushed.times += 1
      await flushBatch(batch)
      batch.memory.clear()
    },
  }
}

/** What may fail by itself has to know at once. */
function aheadOf({ trx, ahead }: Batch, draft: Draft): Sender {
  const now = (): Sender => (draft.isHopeful && draft.depth === 0 ? ahead.sender : trx)
  return { getExecutor: () => trx.getExecutor(), executeQuery: (query) => now().executeQuery(query) }
}

async function attempt<T>(batch: Batch, draft: Draft, part: () => Promise<T>): Promise<T> {
  const [entries, searches, late] = [draft.entries.length, draft.searches.length, draft.late.length]
  draft.depth += 1
  const start = await savepoint(batch.trx, draft.depth)
  try {
    const result = await part()
    await start.release()
    return result
  } catch (error) {
    if (isTransactionLost(error)) throw error
    await start.back()
    await start.release()
    batch.memory.clear()
    draft.entries.length = entries
    draft.searches.length = searches
    draft.late.length = late
    throw error
  } finally {
    draft.depth -= 1
  }
}
