import { asset, type JsonRow, type Page, type PanelContent, type Platform, reference } from '@shopdb/contract'
import { findPath, type Step } from './find-path.ts'
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
    return [await pathTable(platform, steps)]
  },
}

const tooFar = `No path was found within ${limits.depth} cables and ${limits.stops.toLocaleString('en')} assets; there may be a longer one.`

const note = (text: string): PanelContent => ({ kind: 'markdown', title: 'Path', text })

function endsOf(query: JsonRow): readonly (number | undefined)[] {
  return ['fromassetid', 'toassetid'].map((name) => (typeof query[name] === 'number' ? query[name] : undefined))
}

async function pathTable(platform: Platform, steps: readonly Step[]): Promise<PanelContent> {
  const [first] = steps
  const assetid = [...(first ? [first.from.assetid] : []), ...steps.map((step) => step.to.assetid)]
  const { data } = await platform.list(asset, { assetid }, { perpage: 500, total: false })
  const known = new Map(data.map((one) => [one.assetid, one]))
  const rows = assetid.map((id, at) => ({
    into: steps[at - 1]?.into ?? null,
    asset: known.get(id)?.assetnumber ?? `asset ${id}`,
    name: known.get(id)?.name ?? null,
    out: steps[at]?.out ?? null,
    page: `/assets/${id}`,
  }))
  const columns = [
    { name: 'asset', label: 'Asset' },
    { name: 'name', label: 'Name' },
    { name: 'into', label: 'In by' },
    { name: 'out', label: 'Out by' },
  ]
  const title = steps.length === 1 ? 'One cable' : `${steps.length} cables`
  return { kind: 'table', title, table: { columns, rows, link: 'page' } }
}
