import { Socket } from 'node:net'

const near = /^(?:localhost|127\.[\d.]+|\[?::1\]?)$/iu

/**
 * From now on no socket of this process reaches another machine, whichever library opens it: sample data is nothing to be sent to
 * whoever has such an address. Gives what lets them through again.
 */
export function holdBack(): () => void {
  // oxlint-disable-next-line typescript/unbound-method -- It is only ever called on a socket, below.
  const { connect } = Socket.prototype
  Socket.prototype.connect = function held(this: Socket, ...given: unknown[]): Socket {
    const host = hostOf(given)
    if (host === undefined || near.test(host)) {
      Reflect.apply(connect, this, given)
      return this
    }
    return this.destroy(refusalOf(host))
  }
  return () => {
    Socket.prototype.connect = connect
  }
}

/** Undefined where it is this machine: a path, or a port alone. Node hands itself its arguments as one list. */
function hostOf([first, second]: readonly unknown[]): string | undefined {
  const options: unknown = Array.isArray(first) ? first[0] : first
  const host = typeof options === 'object' && options !== null && 'host' in options ? options.host : second
  return typeof host === 'string' ? host : undefined
}

function refusalOf(host: string): Error {
  const words = `${host} could not be reached: \`plugin check\` lets nothing out. Code that asks another side over HTTP calls platform.fetch.`
  return Object.assign(new Error(words), { code: 'ECONNREFUSED' })
}
