import {
  asset,
  definePage,
  numberText,
  type NamedRow,
  type Page,
  type PanelContent,
  type Platform,
  reference,
  tableSection,
} from '@shopdb/contract'
import { findPath, type Step } from './find-path.ts'
import { stepsOver } from './steps.ts'
import type { Way } from './way.ts'

const limits = { depth: 30, stops: 100_000 }

const words = {
  nothing: () => 'Choose two assets to see how they are connected.',
  toofar: (by: string) =>
    `No path was found within ${limits.depth} ${by}s and ${numberText(limits.stops)} assets; there may be a longer one.`,
  none: (by: string) => `No path of ${by}s leads from the one to the other.`,
  same: () => 'Both are the same asset.',
  gone: () => 'There is no such asset, or it was removed. Choose two that are there.',
} as const
const columns = { assetnumber: 'Asset', name: 'Name', into: 'In by', out: 'Out by' }

/** The page that tells the way from one asset to another. */
export function pathPage(way: Way): Page {
  const { name, title, icon } = way.path
  const query = {
    fromassetid: reference({ label: 'From', to: 'assets' }),
    toassetid: reference({ label: 'To', to: 'assets' }),
  }
  const show = async (platform: Platform, { fromassetid, toassetid }: { fromassetid?: number; toassetid?: number }) =>
    await showPath(platform, way, [fromassetid, toassetid])
  return definePage({ name, title, icon, query, show })
}

async function showPath(
  platform: Platform,
  way: Way,
  [from, to]: readonly [number | undefined, number | undefined],
): Promise<readonly PanelContent[]> {
  const note = (word: keyof typeof words): readonly PanelContent[] => [
    { kind: 'markdown', title: way.path.title, text: words[word](way.over.by) },
  ]
  if (from === undefined || to === undefined) return note('nothing')
  const ends = new Set([from, to])
  if ((await platform.listAll(asset, { assetid: [...ends] })).length < ends.size) return note('gone')
  const walk = await stepsOver(platform, way, [from, to])
  const { steps, isCut } = await findPath([{ assetid: from }, { assetid: to }], limits, walk)
  if (steps === undefined) return note(isCut ? 'toofar' : 'none')
  if (steps.length === 0) return note('same')
  const stops = [from, ...steps.map((step) => step.to.assetid)]
  const assets = await platform.listAll(asset, { assetid: stops })
  return [
    tableSection(
      steps.length === 1 ? `One ${way.over.by}` : `${steps.length} ${way.over.by}s`,
      columns,
      rowsOf(steps, stops, assets),
    ),
  ]
}

function rowsOf(steps: readonly Step[], stops: readonly number[], assets: readonly NamedRow<typeof asset>[]) {
  const known = new Map(assets.map((one) => [one.assetid, one]))
  return stops.map((id, at) => {
    const { assetnumber = `asset ${id}`, name = null } = known.get(id) ?? {}
    return { assetnumber, name, into: steps[at - 1]?.into ?? null, out: steps[at]?.out ?? null, page: `/assets/${id}` }
  })
}
