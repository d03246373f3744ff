import { ShopError } from '@shopdb/contract'
import type { FastifyInstance } from 'fastify'
import type { Environment } from '../settings/environment.ts'
import { codeOf } from './reason.ts'

const refusals: Readonly<Record<string, (environment: Environment) => string>> = {
  EADDRINUSE: ({ port }) => `Port ${port} is in use by another program; stop that one, or set PORT to another port.`,
  EACCES: ({ port }) => `Port ${port} may not be used by this account; set PORT to one above 1023.`,
  EADDRNOTAVAIL: ({ host }) => `HOST ${host} is no address of this machine; use 127.0.0.1, or 0.0.0.0 for all of them.`,
  ENOTFOUND: ({ host }) => `HOST ${host} is no address of this machine; use 127.0.0.1, or 0.0.0.0 for all of them.`,
}

/** Opens the door; gives the port. */
export async function listen(app: FastifyInstance, environment: Environment): Promise<number> {
  try {
    await app.listen({ port: environment.port, host: environment.host })
  } catch (cause) {
    const refusal = refusals[codeOf(cause)]
    throw refusal ? new ShopError('unavailable', refusal(environment), [], cause) : cause
  }
  const address = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : environment.port
}
