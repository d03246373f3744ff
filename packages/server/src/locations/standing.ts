import { ShopError } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'
import type { Engine, Rule } from '../resources/engine.ts'
import type { Resource } from '../resources/resource.ts'
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

/** How many are named. */
const few = 3

/** `12 assets (3105, 3106, 3107 and others)`, or nothing. */
async function standing(trx: Kysely<Tables>, { resource, column }: Holding, id: number): Promise<string | undefined> {
  const rows = trx.selectFrom(resource.base).where('isactive', '=', 1).where(column, '=', id)
  const counted = await rows.select((make) => make.fn.countAll().as('total')).executeTakeFirst()
  const total = Number(counted?.['total'] ?? 0)
  if (total === 0) return undefined
  const first = await rows.select([resource.display]).orderBy(resource.key).limit(few).execute()
  const names = first.map((row) => String(row[resource.display])).join(', ')
  const word = (total === 1 ? resource.label : resource.title).toLowerCase()
  return `${total} ${word} (${names}${total > few ? ' and others' : ''})`
}
