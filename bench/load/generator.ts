import { once } from 'node:events'
import { endProcess, startNode } from '../processes.ts'
import type { Job, Outcome } from './job.ts'

/** The load generator, as the rest of the benchmark sees it: one job at a time. */
export interface Generator {
  readonly run: (job: Job) => Promise<Outcome>
  readonly close: () => Promise<void>
}

type Reply = { readonly outcome: Outcome } | { readonly failure: string }

/** Starts the load generator on its core; `awake` where it has that core to itself. */
export function openGenerator({ awake }: { readonly awake: boolean }): Generator {
  const script = [new URL('worker.ts', import.meta.url).pathname, ...(awake ? ['awake'] : [])]
  const child = startNode({ core: 1, script, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const ended = once(child, 'exit').then(refuseExit)
  ended.catch(() => undefined)
  return {
    run: async (job) => {
      child.send(job)
      const [reply] = await Promise.race([once(child, 'message'), ended])
      // The worker answers each job with one of these.
      const answered = reply as Reply
      if ('failure' in answered) throw new Error(answered.failure)
      return answered.outcome
    },
    close: () => endProcess(child),
  }
}

function refuseExit(): never {
  throw new Error('The load generator ended.')
}
