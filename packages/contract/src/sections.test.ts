import { expect, test } from 'vitest'
import { choice, integer } from './fields.ts'
import { tableSection } from './sections.ts'

const role = choice({ label: 'Role', choices: ['server', 'cmm'], labels: { cmm: 'CMM' } })

test('a column of a table that is a field has its heading and its unit, and its choices as people read them', () => {
  const columns = { name: 'Computer', role, memorymb: integer({ label: 'Memory', unit: 'MB' }), port: integer() }
  const rows = [
    { name: 'cmm', role: 'cmm', memorymb: 8, port: null, page: '/computers/1' },
    { name: 'SRV', role: null, memorymb: null, port: 22 },
  ]
  expect(tableSection('Computers', columns, rows).table).toMatchObject({
    columns: [
      { name: 'name', label: 'Computer' },
      { name: 'role', label: 'Role' },
      { name: 'memorymb', label: 'Memory', unit: 'MB' },
      { name: 'port', label: 'port' },
    ],
    rows: [{ ...rows[0], role: 'CMM' }, rows[1]],
  })
})
