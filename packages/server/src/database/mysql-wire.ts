import { connect, type Socket } from 'node:net'
import type { MysqlPlace } from './mysql-address.ts'

/** The way to the server. */
export interface Wire {
  /** What the driver asks for its socket by. */
  readonly stream: (take: (error: undefined, socket: Socket) => void) => void
  /**
   * Called before something is sent: what is sent until the program waits for something leaves in one packet. Each packet
   * wakes the server up, and costs more than what it says.
   */
  readonly gather: () => void
}

/** Lays a wire to a server; it is made when the driver asks for it. */
export function openWire({ port, host }: MysqlPlace): Wire {
  let socket: Socket | undefined
  return {
    stream: (take) => {
      socket = connect(port, host).setNoDelay(true)
      take(undefined, socket)
    },
    gather: () => {
      if (!socket || socket.writableCorked > 0) return
      socket.cork()
      // After all that follows without waiting, and before anything that comes from outside.
      process.nextTick((corked: Socket) => corked.uncork(), socket)
    },
  }
}
