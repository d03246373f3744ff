import { describe, expect, test } from 'vitest'
import { createLog } from '../base/log.ts'
import { createHooks, type Ask } from './hooks.ts'

const ask: Ask = { plugin: 'forklifts', hook: 'dashboard', budget: 50 }
const fails = (): never => {
  throw new Error('No line to the charger.')
}

function hooksAt(start: number) {
  const time = { now: start }
  const lines: string[] = []
  const log = createLog({ level: 'info', readable: false, write: (line) => lines.push(line) })
  return { time, lines, hooks: createHooks({ now: () => time.now }, log) }
}

describe('a hook', () => {
  test('gives its piece, and its time is kept', async () => {
    const { hooks } = hooksAt(0)
    expect(await hooks.call(ask, () => 7)).toEqual({ value: 7 })
    expect(hooks.report()).toMatchObject([{ plugin: 'forklifts', hook: 'dashboard', calls: 1, failures: 0 }])
  })

  test('that throws or hangs costs its own piece, which names the plugin', async () => {
    const { hooks } = hooksAt(0)
    expect(await hooks.call(ask, fails)).toEqual({
      failed: { plugin: 'forklifts', reason: 'It failed; the plugins page says why.' },
    })
    expect(hooks.report()).toMatchObject([{ lasterror: 'No line to the charger' }])
    const hung = await hooks.call(ask, () => new Promise<never>(() => undefined))
    expect(hung).toEqual({ failed: { plugin: 'forklifts', reason: 'It took longer than 0.05 s.' } })
  })

  test('that computes for longer than it has, which nobody can stop, gives its piece and has failed', async () => {
    const { hooks } = hooksAt(0)
    const compute = (): number => {
      const until = performance.now() + 80
      while (performance.now() < until);
      return 7
    }
    for (let round = 0; round < 5; round += 1) expect(await hooks.call(ask, compute)).toEqual({ value: 7 })
    expect(hooks.report()).toMatchObject([
      { failures: 5, lasterror: expect.stringContaining('held up the whole site') },
    ])
    expect(await hooks.call(ask, compute)).toMatchObject({
      failed: { reason: expect.stringContaining('passed over after 5 failures') },
    })
  })

  test('whose result is not what the slot takes has failed too', async () => {
    const { hooks } = hooksAt(0)
    const answer = await hooks.call(ask, () => 'rubbish', fails)
    expect(answer).toMatchObject({ failed: { plugin: 'forklifts' } })
  })

  test('that failed five times in a row is passed over, without being called, until a minute has gone by', async () => {
    const { hooks, time, lines } = hooksAt(1000)
    for (let round = 0; round < 5; round += 1) await hooks.call(ask, fails)
    const called = { times: 0 }
    const counted = () => (called.times += 1)
    expect(await hooks.call(ask, counted)).toMatchObject({
      failed: { reason: expect.stringContaining('passed over after 5 failures') },
    })
    expect(called.times).toBe(0)
    expect(hooks.report()[0]?.bypasseduntil).toBe('1970-01-01T00:01:01.000Z')
    expect(lines.join()).toContain('passed over')
    time.now += 60_000
    expect(await hooks.call(ask, counted)).toEqual({ value: 1 })
    expect(hooks.report()[0]?.bypasseduntil).toBeNull()
  })

  test('that fails again after the minute is passed over at once, and only one caller waits for it', async () => {
    const { hooks, time } = hooksAt(0)
    for (let round = 0; round < 5; round += 1) await hooks.call(ask, fails)
    time.now += 60_000
    const called = { times: 0 }
    const hang = () => {
      called.times += 1
      return new Promise<never>(() => undefined)
    }
    await Promise.all([hooks.call(ask, hang), hooks.call(ask, hang), hooks.call(ask, hang)])
    await hooks.call(ask, hang)
    expect(called.times).toBe(1)
  })

  test('that four times out of five fails is called on and on', async () => {
    const { hooks } = hooksAt(0)
    for (let round = 0; round < 20; round += 1) await hooks.call(ask, round % 5 === 0 ? () => 1 : fails)
    expect(hooks.report()).toMatchObject([{ calls: 20, failures: 16, bypasseduntil: null }])
  })

  test('is tried again when somebody asks for it', async () => {
    const { hooks } = hooksAt(0)
    for (let round = 0; round < 5; round += 1) await hooks.call(ask, fails)
    hooks.retry('forklifts', 'dashboard')
    expect(await hooks.call(ask, () => 'back')).toEqual({ value: 'back' })
  })
})
