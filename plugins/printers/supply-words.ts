import { daysBetween, numberText, type Tone } from '@shopdb/contract'
import { type Alert, pressing } from './supply-alert.ts'
import { amountOf, type ReadLevel } from './supply-level.ts'

/** What of a supply is put into words. */
export interface WordedSupply extends ReadLevel {
  readonly name: string
  readonly class: string
  readonly unit: string | null
  readonly percent: number | null
  readonly alert: Alert
  readonly emptyon: string | null
}

const words = { some: 'some left', low: 'low', empty: 'empty', unlimited: 'does not run out', unknown: 'unknown' }
const receptaclewords = { ...words, some: 'some room left', low: 'almost full', empty: 'full' }

/** How much is left: `20 %`, `some left`, `full` for waste that has no room left. */
export function leftWords(supply: WordedSupply): string {
  const { state } = amountOf(supply)
  if (state === 'measured') return `${supply.percent}\u00a0%`
  return (supply.class === 'receptacle' ? receptaclewords : words)[state]
}

/** Level and capacity in the printer's own unit, where that says more than the percentage: `10,600 of 53,000 impressions`. */
export function amountWords({ level, maxcapacity, unit }: WordedSupply): string {
  if (level === null || level < 0 || maxcapacity === null || maxcapacity <= 0) return ''
  const isPercent = maxcapacity === 100 && (unit === null || unit === '%')
  return isPercent
    ? ''
    : [numberText(level), 'of', numberText(maxcapacity), ...(unit === null ? [] : [unit])].join('\u00a0')
}

/** About how long it lasts from today on, as far as somebody knows. */
export function lastsWords({ emptyon }: Pick<WordedSupply, 'emptyon'>, today: string): string {
  if (emptyon === null) return 'unknown'
  const days = daysBetween(today, emptyon)
  if (days <= 0) return 'due'
  if (days === 1) return '1\u00a0day'
  return days < 60 ? `${days}\u00a0days` : `${Math.round(days / 30)}\u00a0months`
}

/** Ten squares, as many of them full as tenths are left, and the words; where there is no percentage, the words alone. */
export function levelWords(supply: WordedSupply): string {
  const { percent } = supply
  return percent === null ? leftWords(supply) : `${squares(percent)}\u00a0${leftWords(supply)}`
}

function squares(percent: number): string {
  const full = percent === 0 ? 0 : Math.max(1, Math.round(percent / 10))
  return '\u25b0'.repeat(full) + '\u25b1'.repeat(10 - full)
}

/** The color of an alert. */
export const toneOf: Readonly<Record<Alert, Tone>> = {
  critical: 'error',
  low: 'warning',
  unknown: 'neutral',
  ok: 'neutral',
}

/** The most pressing first, then what is left the least. */
export function byPressing(one: WordedSupply, other: WordedSupply): number {
  return pressing[one.alert] - pressing[other.alert] || left(one) - left(other) || one.name.localeCompare(other.name)
}

const left = ({ percent }: WordedSupply): number => percent ?? 101

/** The supply that somebody has to look after first; undefined where none says anything. */
export function lowestOf<S extends WordedSupply>(supplies: readonly S[]): S | undefined {
  return supplies.filter(({ percent, alert }) => percent !== null || alert === 'low').toSorted(byPressing)[0]
}
