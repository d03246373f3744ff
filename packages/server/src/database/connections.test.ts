import { expect, test } from 'vitest'
import { openConnections, type Connections } from './connections.ts'

interface Wire {
  readonly number: number
  isWhole: boolean
}

/** Connections of a server that can be shut, and those that were closed again. */
function openWires(most: number) {
  const server = { isShut: false, made: 0, closed: [] as number[] }
  const wires: Connections<Wire> = openConnections(most, {
    open: async (): Promise<Wire> => {
      if (server.isShut) throw new Error('Nothing listens.')
      return { number: (server.made += 1), isWhole: true }
    },
    isWhole: (wire) => wire.isWhole,
    close: async ({ number }) => void server.closed.push(number),
  })
  return { server, wires }
}

test('a connection that came back is lent again, and no more are made than are allowed', async () => {
  const { server, wires } = openWires(2)
  const [first, second] = await Promise.all([wires.take(), wires.take()])
  const third = wires.take()
  wires.giveBack(first)
  expect(await third).toBe(first)
  wires.giveBack(second)
  expect(await wires.take()).toBe(second)
  expect(server.made).toBe(2)
})

test('one that broke is made anew, at rest or while it is lent, also for who waits', async () => {
  const { wires } = openWires(1)
  const first = await wires.take()
  wires.giveBack(first)
  first.isWhole = false
  const second = await wires.take()
  expect(second.number).toBe(2)
  const waiting = wires.take()
  second.isWhole = false
  wires.giveBack(second)
  expect((await waiting).number).toBe(3)
})

test('while the server is shut everybody is told at once, and it is found again when it opens', async () => {
  const { server, wires } = openWires(1)
  server.isShut = true
  const asked = await Promise.allSettled([wires.take(), wires.take(), wires.take()])
  expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  server.isShut = false
  expect((await wires.take()).number).toBe(1)
})

test('once all is over nobody gets one, and each is closed, those that are lent when they come back', async () => {
  const { server, wires } = openWires(2)
  const [first, second] = await Promise.all([wires.take(), wires.take()])
  const waiting = wires.take()
  await Promise.all([expect(waiting).rejects.toThrow('The database is closed.'), wires.end()])
  await expect(wires.take()).rejects.toThrow('The database is closed.')
  wires.giveBack(first)
  wires.giveBack(second)
  expect(server.closed).toEqual([first.number, second.number])
})
