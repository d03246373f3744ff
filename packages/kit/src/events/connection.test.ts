import type { ChangeEvent } from '@shopdb/contract'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connect, type EventStream } from './connection.ts'

type Listener = (event: MessageEvent<string>) => void

/** A page, the streams that it opened, and what a server does with the last of them. */
function pageOf(answers: { signedin?: () => Promise<boolean> } = {}) {
  const paths: string[] = []
  const heard: ChangeEvent[] = []
  const page = { isHidden: false, open: 0, look: () => undefined as void }
  let listeners = new Map<string, Listener>()
  const open = (path: string): EventStream => {
    paths.push(path)
    page.open += 1
    const mine = new Map<string, Listener>()
    listeners = mine
    return {
      addEventListener: (name: string, listener: Listener) => void mine.set(name, listener),
      close: () => {
        page.open -= 1
      },
    }
  }
  const say = (name: string, changesetid: number, touched: ChangeEvent['touched'] = {}): void => {
    const data = JSON.stringify({ changesetid, touched })
    listeners.get(name)?.(new MessageEvent(name, { data, lastEventId: String(changesetid) }))
  }
  const disconnect = connect(
    {
      open,
      isSignedIn: answers.signedin ?? (async () => true),
      isHidden: () => page.isHidden,
      onLook: (listener) => {
        page.look = listener
        return () => undefined
      },
    },
    (event) => void heard.push(event),
  )
  const turn = (isHidden: boolean): void => {
    page.isHidden = isHidden
    page.look()
  }
  return { paths, heard, page, say, turn, disconnect, fail: () => listeners.get('error')?.(new MessageEvent('error')) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('after a failure it comes back, later each time, and says what it heard last', async () => {
  const { paths, say, fail, heard } = pageOf()
  say('hello', 4)
  say('message', 5, { assets: [1] })
  fail()
  await vi.advanceTimersByTimeAsync(900)
  expect(paths).toEqual(['/api/events'])
  await vi.advanceTimersByTimeAsync(700)
  expect(paths).toEqual(['/api/events', '/api/events?after=5'])
  fail()
  await vi.advanceTimersByTimeAsync(1900)
  expect(paths).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(1200)
  expect(paths).toHaveLength(3)
  expect(heard).toEqual([{ changesetid: 5, touched: { assets: [1] } }])
})

test('a page that nobody looks at has no connection', async () => {
  const { paths, page, say, turn } = pageOf()
  say('hello', 4)
  turn(true)
  expect(page.open).toBe(0)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(paths).toHaveLength(1)
  turn(false)
  await vi.advanceTimersByTimeAsync(0)
  expect(paths).toEqual(['/api/events', '/api/events?after=4'])
})

test('a page that is connected long after it was opened takes everything for changed', async () => {
  const { heard, say } = pageOf()
  await vi.advanceTimersByTimeAsync(5000)
  say('hello', 9)
  expect(heard).toEqual([{ changesetid: 9, touched: null }])
})

test('without a session nothing more is tried', async () => {
  const { paths, fail } = pageOf({ signedin: async () => false })
  fail()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(paths).toHaveLength(1)
})

test('a server that is away is asked until it is back', async () => {
  let asked = 0
  const signedin = async (): Promise<boolean> => {
    asked += 1
    if (asked < 4) throw new Error('away')
    return true
  }
  const { paths, fail } = pageOf({ signedin })
  fail()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(paths).toHaveLength(2)
})

test('what is over stays over', async () => {
  const { paths, page, fail, disconnect } = pageOf()
  fail()
  disconnect()
  await vi.advanceTimersByTimeAsync(60_000)
  expect([paths.length, page.open]).toEqual([1, 0])
})
