import { expect, test } from 'vitest'
import { colorsOf, drawingOf, niceTop, room } from './chart.ts'

test('an axis ends at a round number that is not below', () => {
  expect([0, 0.3, 7, 10, 11, 480].map(niceTop)).toEqual([1, 0.5, 10, 10, 20, 500])
})

test('moments stand where they belong, not side by side', () => {
  const points = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-11T00:00:00Z'].map((x) => ({ x, y: 1 }))
  const [line] = drawingOf({ form: 'line', series: [{ name: 'Toner', points }] }).lines
  const [first = 0, second = 0, third = 0] = line?.points.map(({ x }) => x) ?? []
  expect((second - first) / (third - first)).toBeCloseTo(0.1)
})

test('words keep their order, and bars stay inside', () => {
  const points = ['Mon', 'Tue', 'Wed'].map((x, at) => ({ x, y: at }))
  const { lines, barwidth, marks } = drawingOf({ form: 'bar', series: [{ name: 'Jobs', points }] })
  const spots = lines[0]?.points ?? []
  expect(spots.map(({ text }) => text)).toEqual(['Mon', 'Tue', 'Wed'])
  expect((spots[0]?.x ?? 0) - barwidth / 2).toBeGreaterThanOrEqual(room.left - 1e-9)
  expect((spots[2]?.x ?? 0) + barwidth / 2).toBeLessThanOrEqual(room.width - room.right + 1e-9)
  expect(marks).toEqual(spots.map(({ x, text }) => ({ x, text, anchor: 'middle' })))
})

test('what is counted has no halves at the axis', () => {
  const stepsOf = (y: number) =>
    drawingOf({ form: 'bar', series: [{ name: 'PCs', points: [{ x: 'a', y }] }] }).steps.map(({ value }) => value)
  expect(stepsOf(3)).toEqual([0, 5])
  expect(stepsOf(7)).toEqual([0, 5, 10])
  expect(stepsOf(0.3)).toEqual([0, 0.25, 0.5])
})

test('a single bar is a bar and not a wall', () => {
  const one = { form: 'bar', series: [{ name: 'PCs', points: [{ x: '11.4.8', y: 3 }] }] } as const
  expect(drawingOf(one, 1000).barwidth).toBeLessThan(100)
})

test('a line says where it begins and ends', () => {
  const points = ['2026-01-01', '2026-01-05', '2026-01-09'].map((x) => ({ x, y: 1 }))
  const { marks } = drawingOf({ form: 'line', series: [{ name: 'Toner', points }] })
  expect(marks.map(({ text, anchor }) => `${text} ${anchor}`)).toEqual(['2026-01-01 start', '2026-01-09 end'])
})

test('every bar is named as far as there is room, and one of several where they are many', () => {
  const marksOf = (names: readonly string[], width: number) =>
    drawingOf({ form: 'bar', series: [{ name: 'In use', points: names.map((x) => ({ x, y: 1 })) }] }, width).marks
  const cells = Array.from({ length: 12 }, (_, at) => `Cell ${at + 1}`)
  expect(marksOf(cells, 1000).map(({ text }) => text)).toEqual(cells)
  expect(marksOf(['Wireless of the whole building', 'Cameras'], 260).map(({ text }) => text)).toEqual([
    'Wireless of the\u2026',
    'Cameras',
  ])
  const many = marksOf(cells, 200)
  expect(many.length).toBeLessThan(12)
  expect(many[0]?.text).toBe('Cell 1')
})

test('names that end in a number are no days', () => {
  const points = ['Cell 9', 'Cell 1', 'Cell 12'].map((x) => ({ x, y: 1 }))
  const [line] = drawingOf({ form: 'bar', series: [{ name: 'In use', points }] }).lines
  const places = line?.points.map(({ x }) => x) ?? []
  expect(places).toEqual(places.toSorted((one, other) => one - other))
})

test('a series has its own color, else one that no other has', () => {
  const [points, color] = [[], '#d946ef']
  const named = (name: string) => ({ name, points })
  expect(colorsOf([named('One'), named('Two')])).toEqual(['var(--ui-primary)', 'var(--ui-warning)'])
  const drawn = colorsOf([named('Drum'), { ...named('Magenta'), color }, named('Waste'), named('Fuser')])
  expect(drawn).toEqual(['var(--ui-error)', color, 'var(--ui-success)', 'var(--ui-text-highlighted)'])
})
