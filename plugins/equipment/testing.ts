import { connect, type Socket } from 'node:net'
import { Worker } from 'node:worker_threads'

/** A port of this machine at which something listens and takes no connection: who tries is told nothing. */
export interface SilentPort extends AsyncDisposable {
  readonly port: number
}

// It sleeps for ever once it listens, so that nobody takes what waits at its door.
const sleeper = `
const { parentPort } = require('node:worker_threads')
const server = require('node:net').createServer()
server.listen({ host: '127.0.0.1', port: 0, backlog: 1 }, () => {
  parentPort.postMessage(server.address().port)
  setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), 50)
})`

/** Opens one. Its queue is filled, so that the system itself leaves further attempts without an answer. */
export async function openSilentPort(): Promise<SilentPort> {
  const worker = new Worker(sleeper, { eval: true })
  const port = await new Promise<number>((resolve) => void worker.once('message', resolve))
  await pause(200)
  const queue: Socket[] = Array.from({ length: 8 }, () => connect({ host: '127.0.0.1', port }).on('error', () => {}))
  await pause(200)
  return {
    port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of queue) socket.destroy()
      await worker.terminate()
    },
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, milliseconds))
