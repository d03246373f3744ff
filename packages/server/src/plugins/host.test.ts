import { definePlugin, type Platform, type Plugin } from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { systemClock } from '../base/clock.ts'
import { createLog } from '../base/log.ts'
import { createHooks } from './hooks.ts'
import { createPluginHost } from './host.ts'
import type { LoadedPlugin } from './plugin.ts'

// The hooks of these tests ask nothing of their platform.
const platform = {} as Platform
const forever = () => new Promise<never>(() => undefined)

function host(plugins: Readonly<Record<string, Plugin>>) {
  const lines: string[] = []
  const loaded = Object.entries(plugins).map(([name, plugin]): LoadedPlugin => ({
    name,
    folder: name,
    manifest: undefined,
    plugin: definePlugin(plugin),
    state: 'running',
    phase: undefined,
    reason: '',
  }))
  const log = createLog({ level: 'info', readable: false, write: (line) => lines.push(line) })
  return {
    lines,
    hosted: createPluginHost({ loaded, platformOf: () => platform, hooks: createHooks(systemClock, log), log }),
  }
}

describe('a hook of a plugin', () => {
  test('that throws at the start costs only its own plugin', async () => {
    const started: string[] = []
    const { hosted, lines } = host({
      bad: {
        start: () => {
          throw new Error('No licence.')
        },
      },
      good: { start: () => void started.push('good') },
    })
    await hosted.start()
    expect(started).toEqual(['good'])
    expect(hosted.list().map(({ name, state, reason }) => [name, state, reason])).toEqual([
      ['bad', 'failed', 'Its start hook failed, so only its data is served: No licence.'],
      ['good', 'running', ''],
    ])
    expect(lines.join()).toContain('No licence')
  })

  test('that hangs is left behind after two seconds, at the start, at the stop and in a health check', async () => {
    const { hosted } = host({ slow: { start: forever } })
    const { hosted: stopping, lines } = host({ slow: { stop: forever, health: forever } })
    const [, , health] = await Promise.all([hosted.start(), stopping.stop(), stopping.health()])
    expect(hosted.list()[0]?.reason).toContain('It took longer than 2 s')
    expect(lines.join()).toContain('The stop hook of a plugin failed.')
    expect(health.get('slow')).toEqual({ ok: false, detail: 'It took longer than 2 s.' })
  })

  test('is called at the stop in the reverse order of the start', async () => {
    const calls: string[] = []
    const noting = (name: string): Plugin => ({
      start: () => void calls.push(`start ${name}`),
      stop: () => void calls.push(`stop ${name}`),
    })
    const { hosted } = host({ a: noting('a'), b: noting('b') })
    await hosted.start()
    await hosted.stop()
    expect(calls).toEqual(['start a', 'start b', 'stop b', 'stop a'])
  })

  test('that checks health is asked, and one that throws is not well', async () => {
    const { hosted } = host({
      well: { health: async () => ({ ok: true, detail: 'All pumps run.' }) },
      ill: { health: () => Promise.reject(new Error('No oil.')) },
      mute: {},
    })
    expect([...(await hosted.health())]).toEqual([
      ['well', { ok: true, detail: 'All pumps run.' }],
      ['ill', { ok: false, detail: 'It failed; the plugins page says why.' }],
    ])
  })
})
