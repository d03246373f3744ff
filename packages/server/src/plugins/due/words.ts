import type { Tone } from '@shopdb/contract'
import { pagesOf } from '../../resources/resource.ts'
import { nameOf } from '../../resources/rows.ts'
import type { Due } from './read.ts'
import type { Days, DueShape } from './shape.ts'

/** How pressing a day is. */
export function toneOfDay(day: string, { today, soon }: Days): Tone {
  if (day < today) return 'error'
  return day <= soon ? 'warning' : 'neutral'
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
