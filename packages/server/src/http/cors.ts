import type { FastifyInstance } from 'fastify'

/**
 * Lets pages of other sites call the API with a token. Cookies never come along: they are SameSite=Strict, and credentials
 * are not allowed here.
 */
export function allowOrigins(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return
  app.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers
    const isallowed = origin !== undefined && (origins.includes(origin) || origins.includes('*'))
    if (!isallowed) return done()
    reply.headers({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'etag, location, x-request-id',
      'cross-origin-resource-policy': 'cross-origin',
      vary: 'origin',
    })
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return done()
    reply.code(204).headers(preflight).send()
  })
}

const preflight = {
  'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE',
  'access-control-allow-headers': 'authorization, content-type, if-match, x-api-key',
  'access-control-max-age': '600',
}
