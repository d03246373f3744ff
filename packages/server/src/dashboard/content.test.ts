import { expect, test } from 'vitest'
import { chartOf } from './content.ts'

const chart = (color?: string) => ({ form: 'line', series: [{ name: 'Magenta', color, points: [{ x: 1, y: 2 }] }] })

test('a series of a chart may have a color, and nothing else that a browser would read', () => {
  expect(chartOf(chart('#d946ef'), 'chart').series).toMatchObject([{ color: '#d946ef' }])
  expect(chartOf(chart(), 'chart').series).toEqual([{ name: 'Magenta', points: [{ x: 1, y: 2 }] }])
  for (const color of ['magenta', '#fff', 'url(//elsewhere.example.com)', '#d946ef;'])
    expect(() => chartOf(chart(color), 'chart')).toThrow('must be six hexadecimal digits, such as #7c3aed')
})
