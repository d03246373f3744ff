import type { Job, Outcome } from './job.ts'
import { createSession } from './session.ts'

const connections = 10

/** Asks for one long answer from ten connections, each anew when it has read the last one to its end. */
export async function runLong({ goal, request, seconds }: Extract<Job, { kind: 'long' }>): Promise<Outcome> {
  const session = createSession(goal)
  const start = performance.now()
  const end = start + seconds * 1000
  const counts = { answers: 0, bytes: 0 }
  const ask = async (): Promise<void> => {
    while (performance.now() < end) {
      const { bytes } = await session(request)
      counts.answers += 1
      counts.bytes += bytes
    }
  }
  await Promise.all(Array.from({ length: connections }, ask))
  const took = (performance.now() - start) / 1000
  return { persecond: counts.answers / took, seconds: took, bytes: counts.bytes, p99: 0, text: '' }
}
