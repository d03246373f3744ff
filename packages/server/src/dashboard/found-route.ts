import { type FoundByPluginsAnswer, invalidInput } from '@shopdb/contract'
import type { Call, Route } from '../access/route.ts'

/** What the plugins' own searches find. */
export interface ShownResults {
  found(q: string): Promise<FoundByPluginsAnswer>
}

const longest = 200

/** Stands beside the site's own search, which does not wait for plugins. */
export function foundRoute(shown: ShownResults): Route {
  return {
    method: 'GET',
    path: '/api/search/plugins',
    permission: 'signedin',
    doc: {
      tag: 'Search',
      summary: "List what the plugins' own searches find",
      description: 'Beside `/api/search`, which does not wait for it.',
      query: { q: { description: 'The text.', schema: { type: 'string', minLength: 1, maxLength: longest } } },
      answer: { schema: { type: 'object' } },
    },
    handle: async (call) => ({ body: await shown.found(parseText(call)) }),
  }
}

function parseText({ query }: Call): string {
  const { q = '', ...others } = query
  const stranger = Object.keys(others)[0]
  if (stranger !== undefined)
    throw invalidInput([{ path: `/${stranger}`, message: 'is not a parameter here; there is q' }])
  if (typeof q !== 'string' || q.trim() === '' || q.length > longest)
    throw invalidInput([{ path: '/q', message: `must be a text of 1 to ${longest} characters` }])
  return q.trim()
}
