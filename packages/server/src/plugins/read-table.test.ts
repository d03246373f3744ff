import { expect, test } from 'vitest'
import { tableOf } from './read-table.ts'

test('two columns that are called the same are a mistake of who asks for them', async () => {
  const columns = { tag: ['Pump no.'], pumpno: [] }
  await expect(tableOf(Buffer.from('tag\n1\n'), { columns })).rejects.toThrow(
    'The columns tag and pumpno are both called pumpno.',
  )
  expect(await tableOf(Buffer.from('Tag\n1\n'), { columns: { tag: ['TAG', 'Tag'] } })).toEqual([
    { line: 2, cells: { tag: '1' } },
  ])
})
