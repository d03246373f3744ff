import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { writePlugins } from '../../testing/author.ts'
import { freshDatabase, testEngines } from '../../testing/engines.ts'
import { hostilework, soundwork } from '../../testing/hostile-work.ts'
import { checkPlugin } from './check-plugin.ts'
import type { Finding } from './finding.ts'

const folder = mkdtempSync(join(tmpdir(), 'shopdb-checked-'))
// Each by itself: they are made of the same things.
for (const [name, source] of Object.entries({ hostile: hostilework, sound: soundwork }))
  await writePlugins(join(folder, name), [{ name, source }])

/** A check opens a site, and a browser where there is one. */
const patience = 120_000

for (const engine of ['sqlite', 'mysql'] as const)
  describe.skipIf(!testEngines().includes(engine))(`a plugin that is checked (${engine})`, () => {
    const findings: Record<string, readonly Finding[]> = {}
    const check = async (name: string): Promise<void> => {
      const fresh = await freshDatabase(engine)
      const told: Finding[] = []
      const databaseurl = engine === 'mysql' ? fresh.settings.url : undefined
      const checking = { folder: join(folder, name, name), others: [], engine, databaseurl }
      try {
        await checkPlugin(checking, (finding) => void told.push(finding))
        findings[name] = told
      } finally {
        await fresh.remove()
      }
    }
    beforeAll(async () => {
      await check('hostile')
      await check('sound')
    }, 2 * patience)

    test.each([
      ['Its job "Count the spares" runs', "reading 'code'"],
      ['Its job "Count the spares" runs', / \(plugin\.ts:\d+\)$/u],
      ['Its job "Forget the gateway" runs', 'No gateway was named'],
      ['Its job "Wait for ever" runs', 'longer than 0.2 s'],
      ['Orders: what waits is sent, or told why not', 'part.trimAll is not a function'],
      ['Bills: what waits is sent, or told why not', 'bills.sum is not a function'],
      ['Readings: what is old is taken away', "reading 'day'"],
      ['Its collector gauges takes an item, or refuses it in words', "reading 'value'"],
      ['Presses due: its sections are shown', 'seen.lt must be a day'],
      ['Due: the column of presses is filled', 'seen.lt must be a day'],
      ['Air: its sections are shown', 'force.gt must be a whole number'],
      ['Shift: its sections are shown', 'nobody works at night'],
      ['Its markers are shown on the map', 'no color is left'],
      ['Its search finds', 'nothing is found'],
      ['Its relations are told', 'nothing is tied'],
    ])('has to have mended: %s (%s)', (what, words) => {
      const found = findings['hostile']?.find((one) => one.what.startsWith(what))
      expect(found?.mend).toMatch(words)
    })

    test('has nothing to be mended where it says in words that nobody is there, or does its work', () => {
      const all = findings['sound'] ?? []
      expect(all.filter(({ mend }) => mend !== undefined)).toEqual([])
      expect(all.map(({ what }) => what)).toEqual(
        expect.arrayContaining([
          'Its job "Ask the gateway" runs, or says why not: gateway.example.com could not be reached.',
          expect.stringContaining('says why not: 192.0.2.7 could not be reached: `plugin check` lets nothing out.'),
          expect.stringContaining('says why not: 192.0.2.8 could not be reached: `plugin check` lets nothing out.'),
          'Its job "Refuse" runs, or says why not: No gateway was named.',
          'Orders: what waits is sent, or told why not: supplier.example.com could not be reached.',
          'Letters: what waits is sent, or told why not: The post answered 503.',
          'Its action Take a list in is offered and answers',
          'Tickets: what waits is sent, or told why not',
          'Parcels: what waits is sent, or told why not',
          'Readings: what is old is taken away',
          'Its collector gauges takes an item, or refuses it in words',
          'Presses due: its sections are shown',
          'Its markers are shown on the map',
        ]),
      )
    })
  })
