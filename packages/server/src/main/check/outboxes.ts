import type { Outbox } from '@shopdb/contract'
import { outboxJob, settleOutbox } from '../../plugins/outbox/pieces.ts'
import { faulty, type Finding, look, well } from './finding.ts'
import { isMistake, mendOf } from './thrown.ts'
import { aloneOf, type Trial, tryRow } from './trial.ts'

/** Sends a waiting row of each outbox where nobody is to take it. What cannot be sent says so; code that is wrong has to be mended. */
export async function checkOutboxes(trial: Trial, outboxes: readonly Outbox[]): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const outbox of outboxes) findings.push(await trySending(trial, outbox))
  return findings
}

async function trySending(trial: Trial, outbox: Outbox): Promise<Finding> {
  const { sampling, platform, folder } = trial
  const shape = settleOutbox(sampling.registry, outbox)
  const what = `${shape.title}: what waits is sent, or told why not`
  const made = await look(what, () => tryRow(trial, outbox.of))
  if (made.mend !== undefined) return made
  const seen: Seen = { sent: 0, thrown: [] }
  const ran = await look(what, () => outboxJob({ ...shape, outbox: watched(outbox, seen) }).run(aloneOf(platform)))
  const mistake = seen.thrown.find(isMistake)
  if (mistake !== undefined) return faulty(what, mendOf(mistake, folder))
  if (ran.mend !== undefined) return ran
  const [said] = seen.thrown
  if (said instanceof Error) return well(`${what}: ${said.message}`)
  return seen.sent > 0 ? ran : well(`${what}; nothing waited, since the plugin makes its rows itself`)
}

interface Seen {
  sent: number
  readonly thrown: unknown[]
}

/** The same outbox, of which is known what it did. */
function watched(outbox: Outbox, seen: Seen): Outbox {
  const { send, fill } = outbox
  const noting = async <T>(job: () => Promise<T>): Promise<T> => {
    try {
      return await job()
    } catch (cause) {
      seen.thrown.push(cause)
      throw cause
    }
  }
  return {
    ...outbox,
    send: (...asked) => {
      seen.sent += 1
      return noting(() => send(...asked))
    },
    ...(fill && { fill: (lent) => noting(() => fill(lent)) }),
  }
}
