import type { Route } from '../access/route.ts'

/** Counts of what the process has answered. */
export interface Metrics {
  observe(status: number, milliseconds: number): void
  /** In the text form that Prometheus reads. */
  text(): string
}

/** Upper edges in seconds. */
const edges = [0.005, 0.02, 0.1, 0.5, 2, 10] as const

/** Counts from nothing; it holds only numbers, so the page may be public. */
export function createMetrics(): Metrics {
  const bystatus = new Map<number, number>()
  const buckets = edges.map(() => 0)
  let seconds = 0
  let count = 0
  return {
    observe(status, milliseconds) {
      bystatus.set(status, (bystatus.get(status) ?? 0) + 1)
      count += 1
      seconds += milliseconds / 1000
      const at = edges.findIndex((edge) => milliseconds <= edge * 1000)
      if (at >= 0) buckets[at] = (buckets[at] ?? 0) + 1
    },
    text: () => [...statusLines(bystatus), ...durationLines(buckets, seconds, count), ...processLines(), ''].join('\n'),
  }
}

/** `GET /metrics`. */
export function metricsRoute(metrics: Metrics): Route {
  return {
    method: 'GET',
    path: '/metrics',
    permission: 'public',
    doc: {
      summary: 'Counts of requests and memory, for Prometheus',
      tag: 'Site',
      answer: { contenttype: 'text/plain', schema: { type: 'string' } },
    },
    handle: async () => ({
      headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
      body: metrics.text(),
    }),
  }
}

function statusLines(bystatus: ReadonlyMap<number, number>): readonly string[] {
  const lines = [...bystatus]
    .toSorted(([one], [other]) => one - other)
    .map(([status, count]) => `shopdb_requests_total{status="${status}"} ${count}`)
  return [
    '# HELP shopdb_requests_total Requests answered, by status.',
    '# TYPE shopdb_requests_total counter',
    ...lines,
  ]
}

function durationLines(buckets: readonly number[], seconds: number, count: number): readonly string[] {
  const upto = buckets.map((_, at) => buckets.slice(0, at + 1).reduce((sum, one) => sum + one, 0))
  return [
    '# HELP shopdb_request_seconds How long requests took.',
    '# TYPE shopdb_request_seconds histogram',
    ...edges.map((edge, at) => `shopdb_request_seconds_bucket{le="${edge}"} ${upto[at]}`),
    `shopdb_request_seconds_bucket{le="+Inf"} ${count}`,
    `shopdb_request_seconds_sum ${seconds}`,
    `shopdb_request_seconds_count ${count}`,
  ]
}

function processLines(): readonly string[] {
  const { rss, heapUsed } = process.memoryUsage()
  return [
    '# HELP shopdb_memory_bytes Memory of the process.',
    '# TYPE shopdb_memory_bytes gauge',
    `shopdb_memory_bytes{kind="resident"} ${rss}`,
    `shopdb_memory_bytes{kind="heap"} ${heapUsed}`,
    '# HELP shopdb_uptime_seconds Time since the process began.',
    '# TYPE shopdb_uptime_seconds gauge',
    `shopdb_uptime_seconds ${process.uptime()}`,
  ]
}
