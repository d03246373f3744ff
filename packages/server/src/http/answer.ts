import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer } from '../access/route.ts'

const jsontype = 'application/json; charset=utf-8'
/** Characters from which packing pays. */
const packfrom = 8192
const pack = promisify(gzip)

/** Sends what a handler answered. */
export async function sendAnswer(request: FastifyRequest, reply: FastifyReply, answer: Answer): Promise<void> {
  for (const name in answer.headers) reply.header(name, answer.headers[name])
  if (answer.body === undefined) return void reply.code(answer.status ?? 204).send()
  if (isUnchanged(request, reply)) return void reply.code(304).send()
  reply.code(answer.status ?? 200)
  if (!reply.hasHeader('content-type')) reply.header('content-type', jsontype)
  const body = isReady(answer.body) ? answer.body : JSON.stringify(answer.body)
  // Nobody reads it: what feeds it must not wait for ever.
  if (request.method === 'HEAD' && body instanceof Readable) body.destroy()
  if (typeof body === 'string' && body.length > packfrom) return await sendPacked(request, reply, body)
  reply.send(body)
}

function isReady(body: unknown): boolean {
  return (
    typeof body === 'string' || Buffer.isBuffer(body) || (typeof body === 'object' && body !== null && 'pipe' in body)
  )
}

function isUnchanged(request: FastifyRequest, reply: FastifyReply): boolean {
  const known = request.headers['if-none-match']
  return known !== undefined && request.method === 'GET' && known === reply.getHeader('etag')
}

async function sendPacked(request: FastifyRequest, reply: FastifyReply, body: string): Promise<void> {
  reply.header('vary', 'accept-encoding')
  if (!/\bgzip\b/u.test(request.headers['accept-encoding'] ?? '')) return void reply.send(body)
  const packed = await pack(body, { level: constants.Z_BEST_SPEED })
  reply.header('content-encoding', 'gzip').send(packed)
}
