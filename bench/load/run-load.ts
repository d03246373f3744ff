import autocannon from 'autocannon'
import type { Goal, Job, LoadRequest, Outcome } from './job.ts'

const connections = 10
/** How often it looks whether it is done, in milliseconds. */
const sampled = 50

/** Sends the requests from ten connections, each with a share of its own, so that no two write the same row. */
export async function runLoad({ goal, requests, seconds }: Extract<Job, { kind: 'load' }>): Promise<Outcome> {
  const share = Math.floor(requests.length / connections)
  const shares = Array.from({ length: connections }, (_, place) => requests.slice(place * share, (place + 1) * share))
  const run = autocannon({
    url: goal.origin,
    connections,
    ...(seconds === undefined ? { amount: share * connections } : { duration: seconds }),
    sampleInt: sampled,
    requests: [asSent(goal, { method: 'GET', path: '/' })],
    setupClient: (client) => {
      // Asked for at once per connection, and asked again when one is made anew: then it is out of shares.
      client.setRequests((shares.shift() ?? requests.slice(0, share)).map((request) => asSent(goal, request)))
    },
  })
  const times = { first: performance.now(), last: 0 }
  // Its own clock looks once a second, which is too seldom for a run that ends with its last answer.
  run.on('response', () => (times.last = performance.now()))
  const result = await run
  const unchanged = result['3xx']
  if (result.non2xx - unchanged + result.errors + result.timeouts > 0) {
    throw new Error(`${result.non2xx} answers were refusals, ${result.errors} failed, ${result.timeouts} never came.`)
  }
  const took = (times.last - times.first) / 1000
  // An answer that nothing has changed is none of the 2xx.
  return { persecond: (result['2xx'] + unchanged) / took, seconds: took, bytes: 0, p99: 0, text: '' }
}

function asSent(goal: Goal, request: LoadRequest): LoadRequest & { headers: Record<string, string> } {
  const headers = {
    ...(goal.token === undefined ? {} : { authorization: `Bearer ${goal.token}` }),
    ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...request.headers,
  }
  return { ...request, headers }
}
