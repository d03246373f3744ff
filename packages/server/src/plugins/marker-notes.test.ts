import type { Markers, MarkerNote, Platform } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { createLog } from '../base/log.ts'
import { createRegistry } from '../resources/registry.ts'
import { createHooks } from './hooks.ts'
import { markerNotes } from './marker-notes.ts'
import type { LoadedPlugin } from './plugin.ts'

type Notes = Markers['notes']

/** Plugins that each say something of printers. */
async function said(plugins: Readonly<Record<string, Notes>>, of: object | undefined = { table: 'printers' }) {
  const log = createLog({ level: 'error', readable: false, write: () => undefined })
  const hooks = createHooks({ now: () => 0 }, log)
  const list = Object.entries(plugins).map(([name, notes]) => {
    const markers = [{ of: of && 'table' in of ? of : undefined, notes }]
    // As much of a running plugin as the notes need.
    return { name, state: 'running', plugin: { markers } } as unknown as LoadedPlugin
  })
  const host = { list: () => list } as unknown as Parameters<typeof markerNotes>[0]['host']
  const platformOf = () => ({}) as Platform
  const assets = new Map([
    ['printers', [4, 5]],
    ['cameras', [9]],
  ])
  return markerNotes({ host, hooks, platformOf, registry: createRegistry([]) }, assets)
}

const low = { assetid: 4, tone: 'error', badge: '!', note: 'Toner is low.' } as const

test('a plugin colors the markers of its own assets and is asked for no others', async () => {
  const asked: number[] = []
  const answer = await said({
    printers: async (_platform, assetids) => {
      asked.push(...assetids)
      return [low]
    },
  })
  expect(asked).toEqual([4, 5])
  expect(answer).toEqual({ data: [{ ...low, plugin: 'printers' }], failed: [] })
})

test('a plugin that names no type is asked for assets of every type', async () => {
  const asked: number[] = []
  const notices = async (_platform: Platform, assetids: readonly number[]) => {
    asked.push(...assetids)
    return [{ ...low, assetid: 9 }]
  }
  const { data } = await said({ notices }, {})
  expect(asked).toEqual([4, 5, 9])
  expect(data).toEqual([{ ...low, assetid: 9, plugin: 'notices' }])
})

test('one that throws or hangs costs only its own notes and is named', async () => {
  const answer = await said({
    broken: () => Promise.reject(new Error('No line to the printer')),
    hanging: () => new Promise<never>(() => undefined),
    good: async () => [low],
  })
  expect(answer.data.map(({ plugin }) => plugin)).toEqual(['good'])
  expect(answer.failed.map(({ plugin }) => plugin)).toEqual(['broken', 'hanging'])
})

test.each([
  ['a note of an asset that was not asked for', { ...low, assetid: 9 }],
  ['a tone that is none', { ...low, tone: 'pink' }],
  ['a badge of four characters', { ...low, badge: '1234' }],
  ['no sentence', { assetid: 4, tone: 'info' }],
  ['no object', 7],
])('%s is rubbish, and costs only its own notes', async (_what, note) => {
  const rubbish = async () => [note] as unknown as readonly MarkerNote[]
  const answer = await said({ rubbish, good: async () => [low] })
  expect(answer.data.map(({ plugin }) => plugin)).toEqual(['good'])
  expect(answer.failed).toEqual([{ plugin: 'rubbish', reason: expect.any(String) }])
})
