import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** What recall says of a tie that was made on 22 November at 04:07 in Tokyo, where clocks stand as they do in a zone. */
function toldIn(zone: string): unknown {
  const span = `{ from: '2026-11-21T19:07:00.000Z', until: null }`
  const code = `
    import { heldWithin } from '@shopdb/contract'
    import { recallTables } from '${import.meta.resolve('./tables.ts')}'
    const [ties] = recallTables({ ties: [{ type: 'connectedto', label: null, ...${span} }], places: [], uses: [] })
    const from = ties.table.rows[0].from
    process.stdout.write(JSON.stringify({
      from,
      held: heldWithin(${span}, null, '2026-11-21'),
      stillheld: heldWithin({ from: null, until: '2026-11-21T19:07:00.000Z' }, '2026-11-22', '2026-12-01'),
    }))`
  // A process keeps the zone that it began with.
  const env = { ...process.env, TZ: zone }
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { env, encoding: 'utf8' }))
}

test('days are those of the site: what began there on the 22nd held on none before, and what ended there on the 22nd held on that day too', () => {
  expect(toldIn('Asia/Tokyo')).toEqual({ from: '2026-11-22', held: false, stillheld: true })
  expect(toldIn('UTC')).toEqual({ from: '2026-11-21', held: true, stillheld: false })
})
