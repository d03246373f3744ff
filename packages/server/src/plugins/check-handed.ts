import { asset, type Markers, type Panels } from '@shopdb/contract'
import { eitherFlaw, ofFlaw } from './slot-flaws.ts'

/** What is wrong with sections of the pages of assets. */
export function panelFlaws({ of, show, sections }: Panels, tables: ReadonlySet<string>): readonly string[] {
  return [...eitherFlaw('panel', { show, sections }), ...(sections ? assetFlaws('panel', of, tables) : [])]
}

/** What is wrong with marks on the map. */
export function markerFlaws({ of, notes, marks, where }: Markers, tables: ReadonlySet<string>): readonly string[] {
  const isFilter = where === undefined || typeof where === 'function' || (typeof where === 'object' && where !== null)
  return [
    ...eitherFlaw('markers', { notes, marks }),
    ...(marks ? assetFlaws('markers', of, tables) : []),
    ...(where !== undefined && notes ? ['Its markers have where, which is for marks'] : []),
    ...(isFilter ? [] : ['Its markers must say with where which rows they are about']),
  ]
}

/** Rows that are handed over are those of an asset type, or of `asset`. */
function assetFlaws(what: string, of: Panels['of'], tables: ReadonlySet<string>): readonly string[] {
  const flaws = ofFlaw(what, of, tables)
  if (flaws.length > 0 || of?.form === 'assettype' || of?.table === asset.table) return flaws
  return [`Its ${what} of ${of?.table} must be of an asset type, or of asset`]
}
