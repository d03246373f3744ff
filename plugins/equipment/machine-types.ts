import type { InputOf } from '@shopdb/contract'
import type { machinetype } from './catalogs.ts'

/** What stands in a shop that makes engine parts. A site adds its own. */
export const machinetypes: readonly InputOf<typeof machinetype>[] = [
  { name: '5-axis mill', description: 'Five-axis machining center' },
  { name: 'Vertical machining center' },
  { name: 'Horizontal machining center' },
  { name: 'Vertical lathe', description: 'VTL, vertical turning lathe' },
  { name: 'Horizontal lathe' },
  { name: 'Mill-turn' },
  { name: 'Broach' },
  { name: 'Grinder' },
  { name: 'EDM', description: 'Electrical discharge machine' },
  { name: 'Hobbing', description: 'Gear hobbing and gear cutting' },
  { name: 'Heat treat' },
  { name: 'Furnace' },
  { name: 'Shot peen' },
  { name: 'Part washer' },
  { name: 'Deburr' },
  { name: 'Marking' },
  { name: 'Hydraulic press' },
  { name: 'Eddy current', description: 'Eddy current inspection', ismetrology: true },
  { name: 'CMM', description: 'Coordinate measuring machine', ismetrology: true },
  { name: 'Vision system', ismetrology: true },
]
