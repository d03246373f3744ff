import { Agent, request as httpRequest } from 'node:http'
import type { Goal, Job, LoadRequest, Outcome } from './job.ts'

/** Sends one request and reads the whole answer; keeps the connection. */
export type Session = (request: LoadRequest) => Promise<Answered>

interface Answered {
  readonly milliseconds: number
  readonly bytes: number
  readonly text: string
}

const keptcharacters = 4000

export function createSession({ origin, token }: Goal): Session {
  const agent = new Agent({ keepAlive: true })
  return ({ method, path, body, headers: more }) =>
    new Promise((resolve, reject) => {
      const start = performance.now()
      const headers = {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        ...more,
      }
      const sent = httpRequest(`${origin}${path}`, { method, agent, headers }, (response) => {
        let [bytes, text] = [0, '']
        response.on('data', (piece: Buffer) => {
          bytes += piece.length
          if (text.length < keptcharacters) text += piece.toString()
        })
        response.on('error', reject)
        response.on('end', () => {
          if ((response.statusCode ?? 500) >= 400)
            return reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`))
          return resolve({ milliseconds: performance.now() - start, bytes, text })
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
}

/** A single request, timed; or single requests beside a long one. */
export async function runSession(session: Session, job: Exclude<Job, { kind: 'load' | 'long' }>): Promise<Outcome> {
  const singles: number[] = []
  const state = { isDone: false }
  const long = session(job.request).finally(() => (state.isDone = true))
  for (let turn = 0; job.kind === 'during' && !state.isDone; turn += 1) {
    const single = job.singles[turn % job.singles.length]
    if (single) singles.push((await session(single)).milliseconds)
  }
  const { milliseconds, bytes, text } = await long
  const seconds = milliseconds / 1000
  return { persecond: 1 / seconds, seconds, bytes, p99: percentile99(singles), text }
}

function percentile99(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length * 0.99)] ?? 0
}
