import type { DashboardAnswer, Platform, Plugin, Widget } from '@shopdb/contract'
import { parseWidgets } from '../dashboard/pieces.ts'
import { widgetsWithPages } from '../dashboard/row-pages.ts'
import type { Registry } from '../resources/registry.ts'
import { countWidget } from './counts.ts'
import { dueWidgets } from './due/pieces.ts'
import { settleDue } from './due/shape.ts'
import { entryOf, gather, hookbudget, type PieceParts, type Question } from './pieces.ts'
import { silenceWidget } from './silences.ts'

type Slot = Pick<Question<Widget>, 'hook' | 'pick'>

/** The widgets of the home page: of each plugin its numbers, then what is due and what is silent, then what it draws itself. */
export async function widgetsOf(parts: PieceParts, registry: Registry): Promise<DashboardAnswer> {
  const check = (value: unknown): readonly Widget[] => widgetsWithPages(registry, parseWidgets(value))
  const told = await Promise.all(slotsOf(registry).map((slot) => gather(parts, { ...slot, budget: hookbudget, check })))
  const names = parts.host.list().map(({ name }) => name)
  const data = told.flatMap((one) => one.data)
  return {
    data: data.toSorted((one, other) => names.indexOf(one.plugin) - names.indexOf(other.plugin)),
    failed: told.flatMap(({ failed }) => failed),
  }
}

const slotsOf = (registry: Registry): readonly Slot[] => [
  { hook: 'counts', pick: (plugin, platform) => countPieces(registry, plugin, platform) },
  {
    hook: 'duelists',
    pick: ({ duelists = [] }, platform, name) =>
      duelists.map((list) => ({
        entry: list.name,
        run: () => dueWidgets(platform, settleDue(registry, list), name),
      })),
  },
  {
    hook: 'silences',
    pick: ({ silences = [] }, platform) =>
      silences.map((one) => ({ entry: one.name, run: () => silenceWidget(platform, registry, one) })),
  },
  { hook: 'dashboard', pick: ({ dashboard }, platform) => (dashboard ? [{ run: () => dashboard(platform) }] : []) },
]

function countPieces(registry: Registry, { counts = [] }: Plugin, platform: Platform): ReturnType<Slot['pick']> {
  return counts.map((count, at) => ({
    entry: entryOf(count.of.table, at),
    run: () => countWidget(platform, registry, count),
  }))
}
