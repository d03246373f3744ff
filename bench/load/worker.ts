import type { Job, Outcome } from './job.ts'
import { runLoad } from './run-load.ts'
import { runLong } from './run-long.ts'
import { createSession, runSession } from './session.ts'

// The load generator: a process of its own, so that it can be kept to a core of its own. Jobs come and outcomes go by the
// channel to the process that started it.
process.on('message', (job: Job) => {
  run(job).then(
    (outcome) => process.send?.({ outcome }),
    (cause: unknown) => process.send?.({ failure: String(cause) }),
  )
})

async function run(job: Job): Promise<Outcome> {
  if (job.kind === 'load') return process.argv.includes('awake') ? staysAwake(() => runLoad(job)) : runLoad(job)
  if (job.kind === 'long') return runLong(job)
  return runSession(createSession(job.goal), job)
}

/**
 * Looks for answers without rest. To wake a sleeping generator is work of the server's core, on a virtual machine a sixth
 * of a small answer, and only the slower of two servers, whose generator has time to sleep, would pay for it.
 */
async function staysAwake(job: () => Promise<Outcome>): Promise<Outcome> {
  let isOver = false
  const turn = (): void => void (isOver || setImmediate(turn))
  turn()
  try {
    return await job()
  } finally {
    isOver = true
  }
}
