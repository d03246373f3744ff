import type { Route } from '../access/route.ts'
import { docsPage, docsPolicy } from './docs-page.ts'
import { type ApiInfo, describeRoutes } from './openapi.ts'

/** The routes on which the API describes these and itself. Both answers are built when first asked for, and kept. */
export function describingRoutes(routes: readonly Route[], info: ApiInfo): readonly Route[] {
  const all: Route[] = [...routes]
  const openapi = once(() => JSON.stringify(describeRoutes(all, info)))
  const page = once(() => docsPage(`${info.title} ${info.version}`, all))
  const own: readonly Route[] = [
    {
      method: 'GET',
      path: '/api/openapi.json',
      permission: 'public',
      doc: { summary: 'This API, as an OpenAPI 3.1 document', tag: 'Site', answer: { schema: { type: 'object' } } },
      handle: async () => ({ body: openapi() }),
    },
    {
      method: 'GET',
      path: '/api/docs',
      permission: 'public',
      doc: {
        summary: 'This API, as a page',
        tag: 'Site',
        answer: { contenttype: 'text/html', schema: { type: 'string' } },
      },
      handle: async () => ({
        headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': docsPolicy },
        body: page(),
      }),
    },
  ]
  all.push(...own)
  return own
}

function once(make: () => string): () => string {
  let made: string | undefined
  return () => (made ??= make())
}
