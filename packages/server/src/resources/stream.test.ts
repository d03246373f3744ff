import { expect, test } from 'vitest'
import { streamOf } from './stream.ts'

const piece = 'x'.repeat(100_000)

test('a stream waits for a slow reader, and each time it waited it leaves nothing behind', async () => {
  const listeners: number[] = []
  let ahead = 0
  const stream = streamOf(async (put) => {
    for (let turn = 0; turn < 20; turn += 1) {
      await put(piece)
      ahead = Math.max(ahead, stream.readableLength)
      listeners.push(stream.listenerCount('close') + stream.listenerCount('error') + stream.listenerCount('drain'))
    }
  })
  let length = 0
  for await (const part of stream) length += String(part).length
  expect(length).toBe(20 * piece.length)
  expect(ahead).toBeLessThan(5 * piece.length)
  expect(listeners.at(-1)).toBeLessThanOrEqual(listeners[1] ?? 0)
})

test('a job whose reader went away ends at its next piece', async () => {
  const ended = Promise.withResolvers<unknown>()
  const stream = streamOf(async (put) => {
    try {
      for (;;) await put(piece)
    } catch (cause) {
      ended.resolve(cause)
      throw cause
    }
  })
  stream.once('error', () => undefined)
  stream.once('data', () => stream.destroy())
  expect(String(await ended.promise)).toContain('went away')
})
