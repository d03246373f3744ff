import { expect, test } from 'vitest'
import { fullLines } from './dashboard.ts'
import { fullestChart } from './subnet-page.ts'

const use = (at: number, name: string | null, percent: number | null, free: number | string | null) => ({
  cidr: `10.0.${at}.0/24`,
  name,
  iscontainer: free === null,
  recorded: 0,
  unrecorded: [],
  percent,
  free,
  page: `/pages/network/subnet?subnetid=${at}`,
})
const uses = [use(1, 'Cell 1', 40, 150), use(2, null, 100, 0), use(3, 'All', 90, null), use(4, 'Offices', null, '2^64')]

test('the fullest subnets are compared, the fullest first, and containers are not', () => {
  const points = [
    { x: '10.0.2.0/24', y: 100 },
    { x: 'Cell 1', y: 40 },
  ]
  expect(fullestChart(uses)).toMatchObject({ kind: 'chart', chart: { series: [{ points }] } })
  expect(fullestChart(uses.slice(0, 1))).toBeUndefined()
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
