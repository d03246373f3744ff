import { expect, test } from 'vitest'
import { fullLines } from './dashboard.ts'
import { fullestChart, subnetTable } from './subnet-sections.ts'

const subnet = (subnetid: number, name: string | null, iscontainer = false) => ({
  subnetid,
  cidr: `10.0.${subnetid}.0/24`,
  name,
  iscontainer,
})
const use = (one: ReturnType<typeof subnet>, percent: number | null, free?: bigint) => ({
  subnet: one,
  recorded: 0,
  percent,
  free,
})
const uses = [
  use(subnet(1, 'Cell 1'), 40, 150n),
  use(subnet(2, null), 100, 0n),
  use(subnet(3, 'All', true), 90),
  use(subnet(4, 'Offices'), null, 1n << 64n),
]

test('the fullest subnets are compared, the fullest first, and containers are not', () => {
  const [chart] = fullestChart(uses)
  const points = [
    { x: '10.0.2.0/24', y: 100 },
    { x: 'Cell 1', y: 40 },
  ]
  expect(chart).toMatchObject({ kind: 'chart', chart: { series: [{ points }] } })
  expect(fullestChart(uses.slice(0, 1))).toEqual([])
})

test('a subnet that is too large for a percentage tells what is free as a power of two', () => {
  expect(subnetTable('Subnets', uses)).toMatchObject({
    table: {
      rows: [
        { name: 'Cell 1', percent: 40, free: 150 },
        { percent: 100, free: 0 },
        { name: 'All', percent: 90, free: null },
        { name: 'Offices', percent: null, free: '2^64' },
      ],
    },
  })
})

test('the home page names those that are as full as the site wants to know', () => {
  const line = {
    label: '10.0.2.0/24',
    detail: '100 %, 0 free',
    link: '/pages/network/subnet?subnetid=2',
    tone: 'error',
  }
  expect(fullLines(uses.slice(0, 2), 41)).toEqual([line])
})
