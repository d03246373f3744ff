import { asset, type JsonRow, type Page, type PanelContent, reference, type RowOf } from '@shopdb/contract'
import { findPath, type Step } from './find-path.ts'
import { linkedTable } from './sections.ts'
import type { networksettings } from './settings.ts'
import { cableSteps } from './steps.ts'

const limits = { depth: 30, stops: 100_000 }

/** The way over cables from one asset to another. */
export const pathPage: Page<typeof networksettings> = {
  name: 'path',
  title: 'Path between two assets',
  icon: 'route',
  query: {
    fromassetid: reference({ label: 'From', to: 'assets' }),
    toassetid: reference({ label: 'To', to: 'assets' }),
  },
  show: async (platform, query) => {
    const [from, to] = endsOf(query)
    if (from === undefined || to === undefined) return [note('Choose two assets to see how they are connected.')]
    const ends = [{ assetid: from }, { assetid: to }] as const
    const { steps, isCut } = await findPath(ends, limits, cableSteps(platform.query, [from, to]))
    if (steps === undefined) return [note(isCut ? tooFar : 'No path of cables leads from the one to the other.')]
    if (steps.length === 0) return [note('Both are the same asset.')]
    return [pathTable(steps, await platform.listAll(asset, { assetid: stopsOf(steps) }))]
  },
}

const tooFar = `No path was found within ${limits.depth} cables and ${limits.stops.toLocaleString('en')} assets; there may be a longer one.`

const note = (text: string): PanelContent => ({ kind: 'markdown', title: 'Path', text })

function endsOf(query: JsonRow): readonly (number | undefined)[] {
  return ['fromassetid', 'toassetid'].map((name) => (typeof query[name] === 'number' ? query[name] : undefined))
}

/** The assets of a way, in their order. */
function stopsOf(steps: readonly Step[]): readonly number[] {
  return [...steps.slice(0, 1).map(({ from }) => from.assetid), ...steps.map(({ to }) => to.assetid)]
}

const columns = [
  { name: 'asset', label: 'Asset' },
  { name: 'name', label: 'Name' },
  { name: 'into', label: 'In by' },
  { name: 'out', label: 'Out by' },
]

function pathTable(steps: readonly Step[], assets: readonly RowOf<typeof asset>[]): PanelContent {
  const known = new Map(assets.map((one) => [one.assetid, one]))
  const rows = stopsOf(steps).map((id, at) => ({
    into: steps[at - 1]?.into ?? null,
    asset: known.get(id)?.assetnumber ?? `asset ${id}`,
    name: known.get(id)?.name ?? null,
    out: steps[at]?.out ?? null,
    page: `/assets/${id}`,
  }))
  return linkedTable(steps.length === 1 ? 'One cable' : `${steps.length} cables`, columns, rows)
}
