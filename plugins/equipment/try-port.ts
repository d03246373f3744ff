import { connect, type Socket } from 'node:net'

/** How an attempt to connect ended. */
export type Reach = 'open' | 'refused' | 'timeout' | 'unreachable' | 'noname' | 'failed'

const reaches: Readonly<Record<string, Reach>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'refused',
  ETIMEDOUT: 'timeout',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ENOTFOUND: 'noname',
  EAI_AGAIN: 'noname',
  EAI_FAIL: 'noname',
}

/** An address in the network. */
export interface Place {
  readonly host: string
  readonly port: number
}

/** Begins to connect. */
export type Open = (place: Place) => Socket

/** Opens a TCP connection and closes it at once; tells how that ended. Nothing is sent. */
export async function tryPort(place: Place, milliseconds: number, open: Open = connect): Promise<Reach> {
  const { promise, resolve } = Promise.withResolvers<Reach>()
  const socket = open(place)
  const timer = setTimeout(() => resolve('timeout'), milliseconds)
  socket.once('connect', () => resolve('open'))
  socket.once('error', (error) => resolve(reachOf(error)))
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    socket.destroy()
  }
}

/** What an error of the operating system means for who wants to connect. */
export function reachOf(error: Error): Reach {
  return ('code' in error && typeof error.code === 'string' && reaches[error.code]) || 'failed'
}

/** The outcome in words, with what to look at next. */
export function wordsOfReach(reach: Reach, { host, port }: Place, milliseconds: number): string {
  const words: Readonly<Record<Reach, string>> = {
    open: `${host} answers at port ${port}.`,
    refused: `${host} is there and refuses port ${port}: the service does not run, or listens at another port.`,
    timeout: `${host} says nothing at port ${port} within ${milliseconds} ms: it is off, or a firewall is between.`,
    unreachable: `There is no way to ${host} from here: look at cable, switch and routes.`,
    noname: `Nobody knows the name ${host}: look at its spelling, or at DNS.`,
    failed: `${host} could not be asked at port ${port}.`,
  }
  return words[reach]
}
