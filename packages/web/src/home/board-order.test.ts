import { expect, test } from 'vitest'
import { columnsOf, moveName, nameOfWidget, orderWidgets, type BoardWidget } from './board-order.ts'

const list = (title: string, ...tones: readonly ('error' | 'warning' | 'info')[]): BoardWidget => ({
  kind: 'list',
  plugin: 'hoists',
  title,
  lines: tones.map((tone) => ({ label: tone, tone })),
})
const figure = (title: string, tone?: 'error' | 'warning'): BoardWidget => ({
  kind: 'stat',
  plugin: 'cranes',
  title,
  value: 3,
  ...(tone && { tone }),
})
const titles = (widgets: readonly BoardWidget[]): string => widgets.map(({ title }) => title).join()

const widgets = [
  figure('a'),
  list('b', 'info'),
  figure('c', 'warning'),
  list('d', 'info', 'error'),
  list('e'),
  figure('f', 'error'),
]

test('what is wrong comes first, then what soon will be, and the rest as it came', () => {
  expect(titles(orderWidgets(widgets, []))).toBe('d,f,c,a,b,e')
})

test('an order that somebody gave holds, and what came since follows it by how much it presses', () => {
  const order = ['hoists: e', 'cranes: gone', 'cranes: a']
  expect(titles(orderWidgets(widgets, order))).toBe('e,a,d,f,c,b')
})

test('a widget moves up, down and to the top, and not past an end', () => {
  const names = ['a', 'b', 'c']
  expect([moveName(names, 'c', -1), moveName(names, 'a', 1), moveName(names, 'c', -Infinity)].map(String)).toEqual([
    'a,c,b',
    'b,a,c',
    'c,a,b',
  ])
  expect([moveName(names, 'a', -1), moveName(names, 'c', 1)].map(String)).toEqual(['a,b,c', 'a,b,c'])
})

test('the first widgets stand on top of the columns, and what follows goes where there is most room', () => {
  const board = [
    list('long', 'info', 'info', 'info', 'info', 'info'),
    figure('a'),
    figure('b'),
    figure('c'),
    figure('d'),
  ]
  expect(columnsOf(board, 3).map(titles)).toEqual(['long', 'a,c', 'b,d'])
  expect(columnsOf(board, 1).flat().map(nameOfWidget)).toEqual(board.map(nameOfWidget))
})
