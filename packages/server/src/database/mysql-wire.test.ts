import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openWire } from './mysql-wire.ts'

/** A wire to a server that keeps what it hears. */
async function openTalk() {
  const server = createServer((there) => there.on('data', (words) => heard.push(String(words)))).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const heard: string[] = []
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const wire = openWire({ host: '127.0.0.1', port, user: '', password: '', database: '', ssl: false })
  const { promise, resolve } = Promise.withResolvers<Socket>()
  wire.stream((_, socket) => resolve(socket))
  const socket = await promise
  await once(socket, 'connect')
  const close = (): void => {
    socket.destroy()
    server.close()
  }
  return { wire, socket, heard, [Symbol.dispose]: close }
}

test('what is sent before the program waits leaves in one packet, and not later', async () => {
  using talk = await openTalk()
  for (const words of ['one ', 'two ', 'three']) {
    talk.wire.gather()
    talk.socket.write(words)
    await Promise.resolve()
  }
  expect(talk.socket.writableLength).toBe('one two three'.length)
  await setImmediate()
  expect(talk.socket.writableLength).toBe(0)
  await expect.poll(() => talk.heard).toEqual(['one two three'])
})
