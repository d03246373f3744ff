import { existsSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fastifyStatic } from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Headers } from './headers.ts'

/** The built web: where it lies, and the hash of its import map, which the pages' policy must name. */
export interface WebBuild {
  readonly folder: string
  readonly importmap: string | undefined
}

/** The build in this folder, or undefined where nothing is built. */
export function findWebBuild(folder: string): WebBuild | undefined {
  if (!existsSync(join(folder, 'index.html'))) return undefined
  const policyfile = join(folder, 'csp.json')
  // Written by the web's own build.
  const policy = existsSync(policyfile)
    ? (JSON.parse(readFileSync(policyfile, 'utf8')) as { readonly importmap?: string })
    : {}
  return { folder, importmap: policy.importmap }
}

const asset = `${sep}assets${sep}`

/** Serves the files of the build. Names under `assets` carry a hash of their content and are kept for ever; all else is asked for anew. */
export async function servePages(app: FastifyInstance, build: WebBuild, headers: Headers): Promise<void> {
  await app.register(fastifyStatic, {
    root: build.folder,
    cacheControl: false,
    preCompressed: true,
    setHeaders(reply, path) {
      reply.headers({
        ...headers,
        'cache-control': path.includes(asset) ? 'public, max-age=31536000, immutable' : 'no-cache',
      })
    },
  })
}

/** Whether a person's browser asks for a page of the app, whose paths only the app itself knows. */
export function isPage(request: FastifyRequest): boolean {
  const path = request.url.split('?', 1)[0] ?? ''
  const isread = request.method === 'GET' || request.method === 'HEAD'
  return isread && !/^\/api(?:\/|$)/u.test(path) && !/\.\w+$/u.test(path)
}

/** Answers any page path with the app, or with what to do while it is not built. */
export function sendPage(reply: FastifyReply, build: WebBuild | undefined, headers: Headers): FastifyReply {
  if (build) return reply.sendFile('index.html')
  return reply.code(503).headers(headers).type('text/html; charset=utf-8').send(notbuilt)
}

const notbuilt = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>ShopDB</title></head>
<body><h1>The pages are not built yet</h1>
<p>The site runs and its API answers at <a href="/api/docs">/api/docs</a>, but its pages are missing.</p>
<p>Run <code>npm run build</code> and load this page again, or start with <code>npm start</code>, which builds them.</p>
</body></html>
`
