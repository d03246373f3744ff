import { asset, definePage, type NamedRow, type PanelContent, reference, tableSection } from '@shopdb/contract'
import { findPath, type Step } from './find-path.ts'
import { cableSteps } from './steps.ts'

const limits = { depth: 30, stops: 100_000 }
const words = {
  nothing: 'Choose two assets to see how they are connected.',
  toofar: `No path was found within ${limits.depth} cables and ${limits.stops.toLocaleString('en')} assets; there may be a longer one.`,
  none: 'No path of cables leads from the one to the other.',
  same: 'Both are the same asset.',
  gone: 'There is no such asset, or it was removed. Choose two that are there.',
}
const columns = { assetnumber: 'Asset', name: 'Name', into: 'In by', out: 'Out by' }

/** The way over cables from one asset to another. */
export const pathPage = definePage({
  name: 'path',
  title: 'Path between two assets',
  icon: 'route',
  query: {
    fromassetid: reference({ label: 'From', to: 'assets' }),
    toassetid: reference({ label: 'To', to: 'assets' }),
  },
  show: async (platform, { fromassetid: from, toassetid: to }) => {
    if (from === undefined || to === undefined) return [note('nothing')]
    const ends = new Set([from, to])
    if ((await platform.listAll(asset, { assetid: [...ends] })).length < ends.size) return [note('gone')]
    const walk = await cableSteps(platform.query, [from, to])
    const { steps, isCut } = await findPath([{ assetid: from }, { assetid: to }], limits, walk)
    if (steps === undefined) return [note(isCut ? 'toofar' : 'none')]
    if (steps.length === 0) return [note('same')]
    const assetid = [from, ...steps.map((step) => step.to.assetid)]
    return [pathTable(steps, assetid, await platform.listAll(asset, { assetid }))]
  },
})

const note = (word: keyof typeof words): PanelContent => ({ kind: 'markdown', title: 'Path', text: words[word] })

function pathTable(steps: readonly Step[], stops: readonly number[], assets: readonly NamedRow<typeof asset>[]) {
  const known = new Map(assets.map((one) => [one.assetid, one]))
  const rows = stops.map((id, at) => {
    const { assetnumber = `asset ${id}`, name = null } = known.get(id) ?? {}
    return { assetnumber, name, into: steps[at - 1]?.into ?? null, out: steps[at]?.out ?? null, page: `/assets/${id}` }
  })
  return tableSection(steps.length === 1 ? 'One cable' : `${steps.length} cables`, columns, rows)
}
