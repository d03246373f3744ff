import { daysBetween, type Tone } from '@shopdb/contract'
import { pagesOf } from '../../resources/resource.ts'
import { nameOf } from '../../resources/rows.ts'
import type { Due } from './read.ts'
import type { Days, DueShape } from './shape.ts'

/** How pressing a day is. */
export function toneOfDay(day: string, { today, soon }: Days): Tone {
  if (day < today) return 'error'
  return day <= soon ? 'warning' : 'neutral'
}

/** `due in 3 days`, `overdue by 1 day`; of what ends `ends today`, `ended 3 days ago`. */
export function leftWords({ list: { words = 'due' } }: DueShape, day: string, today: string): string {
  const left = daysBetween(today, day)
  const verb = words === 'due' ? 'due' : 'ends'
  if (left === 0) return `${verb} today`
  const days = Math.abs(left) === 1 ? '1 day' : `${Math.abs(left)} days`
  if (left > 0) return `${verb} in ${days}`
  return words === 'due' ? `overdue by ${days}` : `ended ${days} ago`
}

/** Whose date it is: the asset, else the row. */
export function subjectOf({ resource }: DueShape, { row, asset }: Due): string {
  return asset === undefined ? nameOf(resource, row) : String(asset['assetnumber'])
}

/** What is to be done, or ends: the row where it is about an asset, and which of its dates. */
export function whatOf({ resource, assetmember }: DueShape, { row, label }: Due): string {
  const isAbout = assetmember !== undefined && resource.declaration.form === 'resource'
  return [isAbout ? nameOf(resource, row) : '', label].filter(Boolean).join(', ')
}

/** The page of the row. */
export function pageOf({ resource }: DueShape, { row }: Due): string {
  return `${pagesOf(resource)}/${String(row[resource.key])}`
}
