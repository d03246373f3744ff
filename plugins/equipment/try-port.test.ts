import { type AddressInfo, createServer, Socket } from 'node:net'
import { expect, test } from 'vitest'
import { openSilentPort } from './testing.ts'
import { type Reach, reachOf, tryPort, wordsOfReach } from './try-port.ts'

const host = '127.0.0.1'

/** A port at which something listens for as long as a job takes. */
async function withServer<T>(job: (port: number) => Promise<T>): Promise<T> {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, host, resolve))
  // A TCP server that listens has such an address.
  const { port } = server.address() as AddressInfo
  try {
    return await job(port)
  } finally {
    await new Promise((resolve) => void server.close(resolve))
  }
}

test('a control that listens is open, and refuses when it does no more', async () => {
  const port = await withServer(async (open) => {
    expect(await tryPort({ host, port: open }, 2000)).toBe('open')
    return open
  })
  expect(await tryPort({ host, port }, 2000)).toBe('refused')
})

test('a name that nobody knows is told as one', async () => {
  expect(await tryPort({ host: 'no-such-machine.invalid', port: 8193 }, 5000)).toBe('noname')
})

test('a port that takes no connection is waited for as long as is said, and then told to be silent', async () => {
  await using silent = await openSilentPort()
  const begun = Date.now()
  expect(await tryPort({ host, port: silent.port }, 300)).toBe('timeout')
  expect(Date.now() - begun).toBeGreaterThanOrEqual(295)
})

test('nothing is waited for longer than it may take', async () => {
  const silent = new Socket()
  expect(await tryPort({ host, port: 8193 }, 50, () => silent)).toBe('timeout')
  expect(silent.destroyed).toBe(true)
})

test.each([
  ['ETIMEDOUT', 'timeout'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['EAI_AGAIN', 'noname'],
  ['EACCES', 'failed'],
])('what the system calls %s is %s', (code, reach) => {
  expect(reachOf(Object.assign(new Error('it failed'), { code }))).toBe(reach)
})

test('every outcome is told in words with address and port, or what to look at', () => {
  const all: readonly Reach[] = ['open', 'refused', 'timeout', 'unreachable', 'noname', 'failed']
  const words = all.map((reach) => wordsOfReach(reach, { host: '10.1.2.3', port: 8193 }, 3000))
  expect(new Set(words).size).toBe(all.length)
  for (const one of words) expect(one).toContain('10.1.2.3')
})
