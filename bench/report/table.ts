import { isMet, type Figure } from './figure.ts'

const heads = ['operation', 'raw', 'ours', 'ratio', 'goal', 'met'] as const

/** The figures as a table for people. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [heads, ...figures.map(cellsOf)]
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) => row.map((cell, column) => padded(cell, column, widths[column] ?? 0)).join('  '))
  return lines.toSpliced(1, 0, widths.map((width) => '-'.repeat(width)).join('  ')).join('\n')
}

const padded = (cell: string, column: number, width: number): string =>
  column === 0 ? cell.padEnd(width) : cell.padStart(width)

function cellsOf(figure: Figure): readonly string[] {
  const { operation, unit, raw, ours, ratio, goal } = figure
  const asked = goal && askedOf(goal, unit)
  const met = isMet(figure)
  return [
    operation,
    raw === undefined ? '' : `${rounded(raw)} ${unit}`,
    `${rounded(ours)} ${unit}`,
    ratio === undefined ? '' : ratio.toFixed(2),
    asked ?? '',
    met === undefined ? '' : { true: 'yes', false: 'NO' }[`${met}`],
  ]
}

function askedOf(goal: NonNullable<Figure['goal']>, unit: Figure['unit']): string {
  if ('ratio' in goal) return `>= ${goal.ratio}`
  return 'least' in goal ? `>= ${goal.least} ${unit}` : `<= ${goal.most} ${unit}`
}

function rounded(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en-US')
  return value >= 100 ? value.toFixed(0) : value.toPrecision(2 + Number(value >= 10))
}
