import { boolean, date, decimal, defineAssetType, integer, text } from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { describeEngines } from '../testing/engines.ts'
import { change, openResources } from '../testing/resources.ts'
import { listRows, type Resources } from './resources.ts'
import { createRow } from './write.ts'

const tool = defineAssetType({
  name: 'Tool',
  table: 'tools',
  fields: {
    gageid: text({ unique: true, search: true }),
    range: text({ search: true }),
    weightkg: decimal({ scale: 2 }),
    uses: integer(),
    isexternal: boolean(),
    duedate: date({ index: true }),
  },
})
const source = { plugin: 'tools', title: 'Tools', prefix: '/api/tools', declarations: [tool] }
const clock = { now: () => Date.UTC(2026, 10, 21, 8) }

/** Hall 1 with cells 1 and 2, hall 2; nine tools, some of them without a due date. */
async function fill(resources: Resources): Promise<{ hall: number; cell: number }> {
  const get = (name: string) => resources.registry.get(name)
  return change(resources, async (work) => {
    const place = (input: object): Promise<number> =>
      createRow({ engine: resources, work, resource: get('locations') }, input)
    const hall = await place({ name: 'Hall 1' })
    const cell = await place({ name: 'Cell 1', parentlocationid: hall })
    const other = await place({ name: 'Hall 2' })
    const vendorid = await createRow({ engine: resources, work, resource: get('vendors') }, { name: 'Mitutoyo' })
    const names = [
      'Caliper',
      'caliper',
      'Micrometer 0-25',
      'Ring',
      'Plug 50%',
      'Plug_2',
      "O'Neil block",
      'Stra\u00DFe',
      '\u00D6lgage',
    ]
    for (const [index, name] of names.entries()) {
      await createRow(
        { engine: resources, work, resource: get('tools') },
        {
          assetnumber: `T-${index + 1}`,
          name,
          locationid: [hall, cell, other][index % 3],
          duedate: index % 4 === 3 ? null : `2026-11-${10 + index}`,
          weightkg: index / 4,
          uses: index,
          isexternal: index % 2 === 0,
          ...(index < 2 ? { vendorid } : {}),
          range: index === 2 ? 'VMC-850 table' : null,
        },
      )
    }
    return { hall, cell }
  })
}

describeEngines('lists', (open) => {
  let made: ReturnType<typeof make> | undefined
  // They only read, so one shop serves them all.
  const shop = () => (made ??= make())
  const make = async () => {
    const resources = await openResources(await open(), clock, [source])
    const places = await fill(resources)
    const numbers = async (parameters: Record<string, string>, name = 'tools') =>
      (await listRows(resources, resources.registry.get(name), parameters)).data
        .map((row) => String(row['assetnumber']).slice(2))
        .join(' ')
    return { resources, numbers, ...places }
  }

  test('conditions of every kind find the same rows on every engine', async () => {
    const { numbers, hall, cell } = await shop()
    expect(await numbers({ name: 'CALIPER' })).toBe('1 2')
    expect(await numbers({ 'name.ne': 'caliper,ring' })).toBe('3 5 6 7 8 9')
    expect(await numbers({ 'name.contains': '\u00F6L' })).toBe('9')
    expect(await numbers({ 'name.contains': '%' })).toBe('5')
    expect(await numbers({ 'name.contains': '_' })).toBe('6')
    expect(await numbers({ 'name.startswith': 'plug' })).toBe('5 6')
    expect(await numbers({ 'range.contains': 'vmc-' })).toBe('3')
    expect(await numbers({ 'duedate.isnull': 'true' })).toBe('4 8')
    expect(await numbers({ 'duedate.lt': '2026-11-13' })).toBe('1 2 3')
    expect(await numbers({ 'duedate.gte': 'today' })).toBe('')
    expect(await numbers({ 'weightkg.gt': '0.5', 'weightkg.lte': '1.25' })).toBe('4 5 6')
    expect(await numbers({ isexternal: 'true', 'uses.gt': '3' })).toBe('5 7 9')
    expect(await numbers({ vendor: 'mitutoyo' })).toBe('1 2')
    expect(await numbers({ assettype: 'Tool', 'locationid.under': String(hall) }, 'assets')).toBe('1 2 4 5 7 8')
    expect(await numbers({ 'locationid.under': String(cell) })).toBe('2 5 8')
  })

  test('words are found in any order wherever they stand', async () => {
    const { numbers } = await shop()
    expect(await numbers({ q: 'table vmc' })).toBe('3')
    expect(await numbers({ q: 'MICRO' })).toBe('3')
    expect(await numbers({ q: "o'ne" })).toBe('7')
    expect(await numbers({ q: '"' })).toBe('')
    expect(await numbers({ q: 'T-3' }, 'assets')).toBe('3')
  })

  test('signs in what is asked for are looked past, as those in the rows are', async () => {
    const { numbers } = await shop()
    expect(await numbers({ q: '50%' })).toBe('3 5')
    expect(await numbers({ q: 'vmc_850' })).toBe(await numbers({ q: 'VMC 850' }))
  })

  test.each(['name', '-name', 'duedate,-name', '-duedate', 'vendorname', '-uses', '-assetid', 'locationname,duedate'])(
    'walking by cursor in the order %s meets every row once, in the order of one long page',
    async (sort) => {
      const { resources, numbers } = await shop()
      const tools = resources.registry.get('tools')
      const whole = await numbers({ sort })
      const walked: string[] = []
      for (let after: string | null = ''; after !== null;) {
        const answer = await listRows(resources, tools, { sort, perpage: '2', ...(after === '' ? {} : { after }) })
        walked.push(...answer.data.map((row) => String(row['assetnumber']).slice(2)))
        after = answer.meta.next
      }
      expect(walked.join(' ')).toBe(whole)
      expect(walked).toHaveLength(9)
    },
  )

  test('a list costs the same number of statements whatever its length', async () => {
    const { resources } = await shop()
    const statements = async (perpage: string): Promise<number> => {
      const before = resources.database.statements()
      await listRows(resources, resources.registry.get('tools'), { perpage })
      return resources.database.statements() - before
    }
    // The very first one also reads the names that are kept from then on.
    await statements('1')
    expect(await statements('1')).toBe(await statements('500'))
    expect(await statements('500')).toBe(2)
  })

  test('a page past the end is empty and says how many rows there are', async () => {
    const { resources } = await shop()
    const answer = await listRows(resources, resources.registry.get('tools'), { page: '7', perpage: '5' })
    expect(answer).toEqual({ data: [], meta: { page: 7, perpage: 5, total: 9, next: null } })
  })

  test('only the members asked for come back, with the key', async () => {
    const { resources } = await shop()
    const answer = await listRows(resources, resources.registry.get('tools'), {
      fields: 'name,vendorname',
      perpage: '1',
      sort: 'assetid',
    })
    expect(Object.keys(answer.data[0] ?? {})).toEqual(['assetid', 'name', 'vendorid', 'vendorname'])
  })

  describe('refusals', () => {
    test.each([
      [{ nmae: 'x' }, '/nmae', 'is not a parameter here'],
      [{ 'uses.contains': '1' }, '/uses.contains', 'takes no operator contains'],
      [{ uses: 'many' }, '/uses', 'must be a whole number'],
      [{ 'duedate.lt': 'soon' }, '/duedate.lt', 'must be a day'],
      [{ sort: 'colour' }, '/sort', 'cannot be by colour'],
      [{ page: '0' }, '/page', 'must be a whole number from 1'],
      [{ perpage: '501' }, '/perpage', 'from 1 to 500'],
      [{ after: 'nonsense' }, '/after', 'must be the `next` of an answer'],
      [{ fields: 'colour' }, '/fields', 'cannot name colour'],
      [{ total: 'no' }, '/total', 'must be true or false'],
      [{ name: 'a\0' }, '/name', 'without NUL'],
    ])('%o is refused with what would be right', async (parameters, path, message) => {
      const { resources } = await shop()
      await expect(listRows(resources, resources.registry.get('tools'), parameters)).rejects.toMatchObject({
        code: 'invalid',
        flaws: [{ path, message: expect.stringContaining(message) }],
      })
    })
  })
})
