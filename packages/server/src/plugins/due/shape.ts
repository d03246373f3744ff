import { addDays, type DueDate, type DueList, type Platform } from '@shopdb/contract'
import { operatorsOf } from '../../resources/filter.ts'
import type { Registry } from '../../resources/registry.ts'
import type { Resource } from '../../resources/resource.ts'

/** A list of what is due, with what the site knows of its rows. */
export interface DueShape {
  readonly list: DueList
  /** The rows that have the dates. */
  readonly resource: Resource
  /** Whose lists, markers and pages tell of it: the assets that the rows are about, else the rows themselves. */
  readonly told: Resource
  /** The member of a row by which the told one is known. */
  readonly toldby: string
  /** The member of a row that is the key of an asset; undefined where it is about none. */
  readonly assetmember: string | undefined
  readonly dates: readonly SettledDate[]
  /** Fields of the row that point into a tree, such as that of the places. */
  readonly trees: readonly string[]
}

/** One of the dates; `from` is what it stands in, where that is not the row. */
export type SettledDate = DueDate & { readonly from?: Resource }

/** Settles a list that was checked when its plugin was loaded. */
export function settleDue(registry: Registry, list: DueList): DueShape {
  const { of, about, shownon } = list
  const resource = registry.get(of.table)
  const assetmember = of.form === 'assettype' ? 'assetid' : about
  return {
    list,
    resource,
    told: shownon === undefined ? resource : registry.get(shownon.table),
    toldby: (shownon === undefined ? undefined : assetmember) ?? resource.key,
    assetmember,
    dates: list.dates.map((date) => ({ ...date, ...targetOf(registry, resource, date) })),
    trees: resource.columns.filter((column) => operatorsOf(registry, column).includes('under')).map(({ name }) => name),
  }
}

function targetOf(registry: Registry, { readable }: Resource, { through }: DueDate): { readonly from?: Resource } {
  const target = through === undefined ? undefined : readable.get(through)?.target
  return target === undefined ? {} : { from: registry.get(target) }
}

/** Today, and the last day that is soon. */
export interface Days {
  readonly today: string
  readonly soon: string
}

/** The days by which the dates of a list are judged. */
export async function daysOf(platform: Platform, { list: { soon } }: DueShape): Promise<Days> {
  const today = platform.today()
  const days = typeof soon === 'number' ? soon : Number(await platform.settings.get(soon))
  return { today, soon: addDays(today, days) }
}
