import {
  asset,
  type DerivedRelation,
  type FailedPiece,
  type FoundByPlugin,
  type PanelContent,
  type Panels,
  type PanelsAnswer,
  type Platform,
  type Plugin,
} from '@shopdb/contract'
import { parsePanels } from '../dashboard/pieces.ts'
import { panelsWithPages, settledPage } from '../dashboard/row-pages.ts'
import { each, figure, maybe, page, words } from '../dashboard/shape.ts'
import type { Registry } from '../resources/registry.ts'
import type { HookName, Hooks } from './hooks.ts'
import type { PluginHost } from './host.ts'
import type { AskedBy } from './platform.ts'
import { isRunning } from './plugin.ts'

/** Milliseconds that a hook may take, by where its piece is shown. */
export const hookbudget = 2000
export const quickbudget = 200

/** What asking hooks takes. */
export interface PieceParts {
  readonly host: PluginHost
  readonly hooks: Hooks
  /** Where the pages of rows stand. */
  readonly registry: Registry
  /** The platform of a plugin; what it changes is written down under its name, or under that of who asked for it. */
  readonly platformOf: (name: string, asked?: AskedBy) => Platform
}

/** The pieces of all plugins that have a slot, and who failed. */
export interface Gathered<T> {
  readonly data: readonly (T & { readonly plugin: string })[]
  readonly failed: readonly FailedPiece[]
}

/** One call of a plugin; with an `entry` it stands and fails by itself. What it gives is checked afterwards. */
export interface Piece {
  readonly entry?: string
  readonly run: () => Promise<unknown>
}

/** How one slot is asked: `pick` gives the calls; none where a plugin has nothing to be asked. */
export interface Question<T> {
  readonly hook: HookName
  readonly budget: number
  readonly pick: (plugin: Plugin, platform: Platform, name: string) => readonly Piece[]
  readonly check: (value: unknown) => readonly T[]
}

/** Asks all plugins at once; the slowest that is within its budget is waited for. One that fails takes no other along. */
export async function gather<T>(
  { host, hooks, platformOf }: PieceParts,
  { hook, budget, pick, check }: Question<T>,
): Promise<Gathered<T>> {
  const asked = host
    .list()
    .filter(isRunning)
    .flatMap(({ name, plugin = {} }) =>
      pick(plugin, platformOf(name), name).map(async ({ run, ...entry }) => {
        const ask = { plugin: name, hook, ...entry, budget }
        return { name, outcome: await hooks.call(ask, async () => check(await run())) }
      }),
    )
  const answers = await Promise.all(asked)
  return {
    data: answers.flatMap(({ name, outcome }) =>
      'value' in outcome ? outcome.value.map((piece) => ({ ...piece, plugin: name })) : [],
    ),
    failed: onceEach(answers.flatMap(({ outcome }) => ('failed' in outcome ? [outcome.failed] : []))),
  }
}

/** People read once what several pieces of a plugin say alike. */
function onceEach(failed: readonly FailedPiece[]): readonly FailedPiece[] {
  return [...new Map(failed.map((piece) => [`${piece.plugin} ${piece.reason}`, piece])).values()]
}

/** What tells one of several from the others: what it is for, and its place among them. */
export function entryOf(table: string | undefined, at: number): string {
  return `${table ?? 'assets'}.${at + 1}`
}

/** Sections of the page of an asset, by the table of its type: those that stand above its fields, then the others. */
export async function panelsOf(parts: PieceParts, table: string, assetid: number): Promise<PanelsAnswer> {
  const asked = [true, false].map(async (isfirst) => {
    const { data, failed } = await gatherPanels(parts, { table, assetid, isfirst })
    return { data: data.map((panel) => ({ ...panel, isfirst })), failed }
  })
  const answers = await Promise.all(asked)
  return { data: answers.flatMap(({ data }) => data), failed: onceEach(answers.flatMap(({ failed }) => failed)) }
}

interface Placed {
  readonly table: string
  readonly assetid: number
  readonly isfirst: boolean
}

function gatherPanels(parts: PieceParts, { table, assetid, isfirst }: Placed): Promise<Gathered<PanelContent>> {
  const isAsked = ({ of, isfirst: first = false }: Panels): boolean =>
    first === isfirst && (isOfEvery(of) || of?.table === table)
  return gather(parts, {
    hook: 'panels',
    budget: quickbudget,
    pick: ({ panels = [] }, platform) =>
      panels.flatMap((panel, at) =>
        isAsked(panel)
          ? [{ entry: entryOf(panel.of?.table, at), run: () => sectionsOf(panel, platform, assetid) }]
          : [],
      ),
    check: (value) => panelsWithPages(parts.registry, parsePanels(value)),
  })
}

/** What says nothing of a type is about assets of every type, as what names their common declaration. */
export function isOfEvery(of: Panels['of']): boolean {
  return of === undefined || of.table === asset.table
}

async function sectionsOf({ of = asset, sections, show }: Panels, platform: Platform, assetid: number) {
  return await (sections ? sections(platform, { ...(await platform.get(of, assetid)) }) : show?.(platform, assetid))
}

/** Relations of an asset that follow from the plugins' rows. */
export function derivedRelations(parts: PieceParts, assetid: number): Promise<Gathered<DerivedRelation>> {
  return gather(parts, {
    hook: 'relationships',
    budget: quickbudget,
    pick: ({ relationships }, platform) => (relationships ? [{ run: () => relationships(platform, assetid) }] : []),
    check: (value) =>
      each(value, 'relations', 200, (one) => ({
        verb: words(one, 'verb', 60),
        assetid: figure(one, 'assetid'),
        ...maybe(one, 'label', () => words(one, 'label')),
      })),
  })
}

/** What the plugins' own searches find. */
export function foundByPlugins(parts: PieceParts, q: string): Promise<Gathered<FoundByPlugin>> {
  return gather(parts, {
    hook: 'search',
    budget: quickbudget,
    pick: ({ search }, platform) => (search ? [{ run: () => search(platform, q) }] : []),
    check: (value) =>
      each(value, 'results', 20, (one) => ({
        title: words(one, 'title'),
        path: settledPage(parts.registry, page(one, 'path')),
        ...maybe(one, 'detail', () => words(one, 'detail')),
        ...maybe(one, 'icon', () => words(one, 'icon', 60)),
      })),
  })
}
