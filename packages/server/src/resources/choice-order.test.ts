import { choice, defineAssetType } from '@shopdb/contract'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeEngines } from '../testing/engines.ts'
import { change, openResources } from '../testing/resources.ts'
import { listRows, type Resources } from './resources.ts'
import { createRow } from './write.ts'

const levels = ['low', "it's high", 'High', 'critical'] as const
const alarm = defineAssetType({
  name: 'Alarm',
  table: 'alarms',
  fields: {
    level: choice({ choices: levels, index: true }),
    urgency: choice({ choices: levels, required: true }),
    // Its words stand in the order of their letters anyway.
    kind: choice({ choices: ['fire', 'gas', 'leak'], index: true }),
  },
})
const source = { plugin: 'alarms', title: 'Alarms', prefix: '/api/alarms', declarations: [alarm] }
const clock = { now: () => Date.UTC(2026, 10, 21, 8) }

/** Three of each level and three of none; one of each has a kind. */
async function fill(resources: Resources): Promise<void> {
  const resource = resources.registry.get('alarms')
  await change(resources, async (work) => {
    for (let at = 0; at < 15; at += 1) {
      const place = (at * 7) % 15
      const level = levels[place % 5] ?? null
      const kind = place % 3 === 0 ? (['leak', 'fire', 'gas'] as const)[(place % 9) / 3] : null
      const input = { assetnumber: `A-${at}`, level, urgency: level ?? 'low', kind }
      await createRow({ engine: resources, work, resource }, input)
    }
  })
}

describeEngines('a list by a choice', (open) => {
  const walk = async (resources: Resources, sort: string, asked: object = {}): Promise<readonly unknown[]> => {
    const walked: unknown[] = []
    for (let after: string | null = ''; after !== null;) {
      const query = { sort, perpage: '2', ...asked, ...(after === '' ? {} : { after }) }
      const answer = await listRows(resources, resources.registry.get('alarms'), query)
      walked.push(...answer.data.map((row) => row[sort.replace('-', '')]))
      after = answer.meta.next
    }
    return walked
  }
  const thrice = (values: readonly unknown[]): readonly unknown[] => values.flatMap((one) => [one, one, one])

  test('stands in the order in which its choices are declared, and is walked in it', async () => {
    const resources = await openResources(await open(), clock, [source])
    await fill(resources)
    expect(await walk(resources, 'level')).toEqual(thrice([null, ...levels]))
    expect(await walk(resources, '-level')).toEqual(thrice([null, ...levels]).toReversed())
    expect(await walk(resources, 'urgency')).toEqual(thrice(['low', ...levels]))
    expect(await walk(resources, '-urgency')).toEqual(thrice(['low', ...levels]).toReversed())
    const kinds = await walk(resources, 'kind', { 'kind.isnull': 'false' })
    expect(kinds).toEqual(['fire', 'fire', 'gas', 'leak', 'leak'])
  })

  test('tells what lies beyond a choice in that order', async () => {
    const resources = await openResources(await open(), clock, [source])
    await fill(resources)
    const found = async (operator: string, level: string) => [
      ...new Set(await walk(resources, 'level', { [`level.${operator}`]: level })),
    ]
    expect(await found('gt', 'High')).toEqual(['critical'])
    expect(await found('gte', 'High')).toEqual(['High', 'critical'])
    expect(await found('lt', 'High')).toEqual(['low', "it's high"])
    expect(await found('lte', 'low')).toEqual(['low'])
    expect(await found('lt', 'low')).toEqual([])
    expect(await found('gt', 'critical')).toEqual([])
  })

  test('has a word that is no choice any more behind all others', async () => {
    const database = await open()
    const resources = await openResources(database, clock, [source])
    await fill(resources)
    const withdrawn = { urgency: 'before' }
    await database.transaction((trx) => trx.updateTable('alarms').set(withdrawn).where('urgency', '=', 'low').execute())
    expect(await walk(resources, 'urgency')).toEqual(thrice([...levels.slice(1), 'before', 'before']))
    expect(await walk(resources, '-urgency')).toEqual(thrice([...levels.slice(1), 'before', 'before']).toReversed())
    const many = { level: sql<string>`case when assetid < 8 then 'aside' else 'zero' end` }
    await database.transaction((trx) => trx.updateTable('alarms').set(many).where('level', '=', 'low').execute())
    const known = thrice([null, ...levels.slice(1)])
    const ordered = await walk(resources, 'level')
    expect(ordered.slice(0, 12)).toEqual(known)
    expect(ordered.slice(12)).toEqual(expect.arrayContaining(['aside', 'zero']))
    expect(ordered).toHaveLength(15)
    expect(await walk(resources, '-level')).toEqual(ordered.toReversed())
  })
})
