import { ShopError } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'
import type { Engine, Rule } from '../resources/engine.ts'
import type { Resource } from '../resources/resource.ts'
import { toldRows } from './told-rows.ts'
import { assetColumnOf, parentOf } from './tree.ts'

/**
 * A place that is not empty is not removed: what stands there would be nowhere. It looks after the step, so that a place and
 * all below it can be removed in one bulk edit.
 */
export function standingRule(engineOf: () => Engine): Rule {
  return {
    follow: async ({ trx }, { resource, before, after, entityid }) => {
      if (before?.['isactive'] !== 1 || after?.['isactive'] !== 0) return
      const holdings = holdingsOf(engineOf(), resource)
      const told = await Promise.all(holdings.map((holding) => standing(trx, holding, entityid)))
      const what = told.filter((words) => words !== undefined)
      if (what.length === 0) return
      const name = String(after[resource.display])
      throw new ShopError('inuse', `${name} is not empty: it holds ${what.join(' and ')}. Move or remove those first.`)
    },
  }
}

/** Rows that a row of a tree may hold, and the column that says so. */
interface Holding {
  readonly resource: Resource
  readonly column: string
}

function holdingsOf({ registry }: Engine, resource: Resource): readonly Holding[] {
  const column = assetColumnOf(registry, resource)?.name
  const assets = column === undefined ? [] : [{ resource: registry.get('assets'), column }]
  return [...assets, { resource, column: parentOf(resource) }]
}

function standing(trx: Kysely<Tables>, { resource, column }: Holding, id: number): Promise<string | undefined> {
  return toldRows(resource, trx.selectFrom(resource.base).where('isactive', '=', 1).where(column, '=', id))
}
