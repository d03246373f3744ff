import { ShopError } from '@shopdb/contract'
import type { Answer, Route } from '../access/route.ts'

/** One thing that must be right before the site takes work. */
export interface Check {
  readonly name: string
  /** Resolves to words for people; throws when it is not right. */
  readonly check: () => Promise<string>
}

const doc = (summary: string) => ({ summary, tag: 'Site', answer: { schema: { type: 'object' } } })

/** `GET /api/health`: the process lives. `GET /api/ready`: it can do its work, or 503 and why not. */
export function healthRoutes(version: string, checks: readonly Check[]): readonly Route[] {
  const started = new Date().toISOString()
  return [
    {
      method: 'GET',
      path: '/api/health',
      permission: 'public',
      doc: doc('Whether the process lives'),
      handle: async () => ({ body: { status: 'ok', version, started } }),
    },
    {
      method: 'GET',
      path: '/api/ready',
      permission: 'public',
      doc: doc('Whether the site can work'),
      handle: () => ready(checks),
    },
  ]
}

async function ready(checks: readonly Check[]): Promise<Answer> {
  const results = await Promise.all(checks.map(resultOf))
  const flaws = results.flatMap(({ name, ok, detail }) => (ok ? [] : [{ path: `/${name}`, message: detail }]))
  if (flaws.length > 0) throw new ShopError('unavailable', 'The site is not ready to work.', flaws)
  return { body: { status: 'ready', checks: results } }
}

async function resultOf({
  name,
  check,
}: Check): Promise<{ readonly name: string; readonly ok: boolean; readonly detail: string }> {
  try {
    return { name, ok: true, detail: await check() }
  } catch (cause) {
    // This is a public address: only our own words are fit for everybody.
    return { name, ok: false, detail: cause instanceof ShopError ? cause.message : 'It failed; the log says why.' }
  }
}
