import { setGlobalProxyFromEnv } from 'node:http'
import { type FetchOptions, ShopError } from '@shopdb/contract'

const mosttime = 30_000
const mosthops = 5

/** Sends requests of this process by the proxy that HTTP_PROXY, HTTPS_PROXY and NO_PROXY name, if any. Gives what ends it. */
export function useSiteProxy(variables: Readonly<Record<string, string | undefined>>): () => void {
  return setGlobalProxyFromEnv({ ...variables })
}

/** Fetches what plugin code asks for: in time, over http only, and never led to another host than the one that was named. */
export async function fetchOutside(address: string, options: FetchOptions = {}): Promise<Response> {
  const { timeout = mosttime, ...asked } = options
  const signal = AbortSignal.timeout(Math.min(timeout, mosttime))
  let url = addressOf(address)
  for (let hop = 0; hop <= mosthops; hop += 1) {
    const answer = await sent(url, { ...asked, signal })
    const to = answer.headers.get('location')
    if (answer.status < 300 || answer.status >= 400 || to === null) return answer
    const next = new URL(to, url)
    if (next.host !== url.host || next.protocol !== url.protocol)
      throw unavailable(`${url.host} leads to another host, ${next.host}; name that one if it is right.`)
    url = next
  }
  throw unavailable(`${url.host} leads in a circle.`)
}

function addressOf(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !/^https?:$/u.test(url.protocol))
    throw new ShopError('invalid', `'${address}' is not an http or https address.`)
  // The runtime refuses such an address as one that cannot be reached.
  if (url.username || url.password)
    throw new ShopError('invalid', `The address at ${url.host} holds a user name or a password; send them in a header.`)
  return url
}

async function sent(url: URL, options: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...options, redirect: 'manual' })
  } catch (cause) {
    const isLate = cause instanceof Error && cause.name === 'TimeoutError'
    const why = isLate ? 'did not answer in time' : 'could not be reached'
    throw new ShopError('unavailable', `${url.host} ${why}.`, [], cause)
  }
}

const unavailable = (message: string): ShopError => new ShopError('unavailable', message)
