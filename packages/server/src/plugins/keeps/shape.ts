import type { Keep } from '@shopdb/contract'
import type { Registry } from '../../resources/registry.ts'
import type { Resource } from '../../resources/resource.ts'

/** The last moment, or the first day, that is kept; by the kinds of fields. */
export interface Limit {
  readonly date: string
  readonly datetime: string
}

interface OwnDate {
  readonly field: string
  readonly kind: keyof Limit
}

interface LentDate extends OwnDate {
  readonly through: string
  readonly from: Resource
}

/** How long rows are kept, with what the site knows of them. */
export interface KeepShape {
  readonly keep: Keep
  readonly resource: Resource
  /** How the history calls them. */
  readonly what: string
  readonly own: readonly OwnDate[]
  /** Dates of what the rows point to. */
  readonly lent: readonly LentDate[]
  /** The first of its own dates: the oldest go first. */
  readonly sort: string
}

/** Settles what was checked when its plugin was loaded. */
export function settleKeep(registry: Registry, keep: Keep): KeepShape {
  const resource = registry.get(keep.of.table)
  const own = keep.dates.flatMap(({ field, through }) =>
    through === undefined ? [{ field, kind: kindOf(resource, field) }] : [],
  )
  const lent = keep.dates.flatMap(({ field, through }) => {
    const target = through === undefined ? undefined : resource.readable.get(through)?.target
    if (through === undefined || target === undefined) return []
    const from = registry.get(target)
    return [{ field, through, from, kind: kindOf(from, field) }]
  })
  return { keep, resource, what: keep.what ?? resource.title, own, lent, sort: own[0]?.field ?? resource.key }
}

const kindOf = ({ readable }: Resource, field: string): keyof Limit =>
  readable.get(field)?.field.kind === 'datetime' ? 'datetime' : 'date'
