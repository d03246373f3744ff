import type { Action } from './actions.ts'
import type { Count } from './counts.ts'
import type { AssetTypeDeclaration, Declaration, ResourceDeclaration, SubtypeDeclaration } from './declare.ts'
import type { DueList } from './due.ts'
import type { Fields } from './fields.ts'
import type { InputOf } from './infer.ts'
import type { Keep } from './keeps.ts'
import type { OrNone } from './lines.ts'
import type { Outbox } from './outbox.ts'
import type { Column, Display, Page } from './pages.ts'
import type { Path } from './paths.ts'
import type { Platform } from './platform.ts'
import type { PluginRoute } from './routes.ts'
import type { WriteRule } from './rules.ts'
import type { Silence } from './silence.ts'
import type {
  Collector,
  DerivedRelation,
  FoundByPlugin,
  Job,
  Markers,
  NavigationEntry,
  OwnPermission,
  Panels,
} from './slots.ts'
import type { Widget } from './widgets.ts'

/** Rows that a site must have; a row is known again by its display field, so seeding twice changes nothing. */
export interface Seed<D extends Declaration = Declaration> {
  readonly declaration: D
  readonly rows: readonly InputOf<D>[]
}

/** What a health check says; a check that throws counts as not ok. */
export interface Health {
  readonly ok: boolean
  readonly detail: string
}

/**
 * A plugin: one value that can be checked, listed and left out without calling any of it. All slots are optional. A hook has
 * 2 seconds; `panels`, `markers`, `search` and `relationships` have 200 ms. One that throws or takes longer costs only its own
 * piece of an answer.
 */
export interface Plugin<S extends Fields = Fields> {
  readonly assettypes?: readonly AssetTypeDeclaration[]
  readonly subtypes?: readonly SubtypeDeclaration[]
  readonly resources?: readonly ResourceDeclaration[]
  /** Reference rows to make sure of at install. */
  readonly seed?: readonly Seed[]
  /** What an administrator may set; `platform.settings` reads it. Secrets are encrypted at rest. */
  readonly settings?: S
  readonly permissions?: readonly OwnPermission[]
  readonly navigation?: readonly NavigationEntry[]
  /** Results beyond the automatic index; at most 20. */
  readonly search?: (platform: Platform<S>, q: string) => Promise<readonly FoundByPlugin[]>
  /** Numbers of the home page that need no code: how many rows match. */
  readonly counts?: readonly Count[]
  /** What is due or ends, and when: a page, the home page, columns and markers that need no code. */
  readonly duelists?: readonly DueList[]
  /** What has not been heard of for long: the home page, columns and markers that need no code. */
  readonly silences?: readonly Silence[]
  /** Pages that tell the way from one asset to another, over what joins them. */
  readonly paths?: readonly Path[]
  /** At most 12 widgets; what is false, null or undefined among them is left out. */
  readonly dashboard?: (platform: Platform<S>) => Promise<readonly OrNone<Widget>[]>
  readonly panels?: readonly Panels<S>[]
  /** Badges, colors and notes of map markers. */
  readonly markers?: readonly Markers<S>[]
  /** Relations of an asset beside the stored ones; at most 200. */
  readonly relationships?: (platform: Platform<S>, assetid: number) => Promise<readonly DerivedRelation[]>
  /** What people do with a row beside editing it: buttons with a form. */
  readonly actions?: readonly Action<S>[]
  /** Rules about the rows of the plugin's own declarations, whoever writes them. */
  readonly rules?: readonly WriteRule[]
  /** Columns of lists that follow from more than the row. */
  readonly columns?: readonly Column<S>[]
  /** Pages of its own, made of sections. */
  readonly pages?: readonly Page<S>[]
  /** Wall displays. */
  readonly displays?: readonly Display<S>[]
  readonly collectors?: readonly Collector<S>[]
  readonly routes?: readonly PluginRoute<S>[]
  readonly jobs?: readonly Job<S>[]
  /** How long rows are kept: what is older goes at night. */
  readonly keeps?: readonly Keep[]
  /** Rows that are sent to other machines, and tried again where that fails. */
  readonly outboxes?: readonly Outbox<S>[]
  /** Called once when the plugin is installed, after its migrations and seeds. */
  readonly install?: (platform: Platform<S>) => Promise<void> | void
  /** Believable rows for a site that is tried out, after those of the core; called by `shopdb seed sample`, once. */
  readonly sample?: (platform: Platform<S>) => Promise<void>
  /** Plugins whose sample rows its own stand on, where they are there; it runs without them. What it needs comes first anyway. */
  readonly sampleafter?: readonly string[]
  /** Called once before it is uninstalled. */
  readonly uninstall?: (platform: Platform<S>) => Promise<void> | void
  /** Called once when the site starts, after migrations. */
  readonly start?: (platform: Platform<S>) => Promise<void> | void
  /** Called once when the site stops. */
  readonly stop?: (platform: Platform<S>) => Promise<void> | void
  /** Shown on the plugins page and in `/api/ready`. */
  readonly health?: (platform: Platform<S>) => Promise<Health>
}

/** Declares a plugin. The types of its settings reach its hooks by inference. */
export function definePlugin<const S extends Fields>(plugin: Plugin<S>): Plugin {
  return plugin
}

/** Rows to make sure of, checked against their declaration. */
export function seedRows<D extends Declaration>(declaration: D, rows: readonly InputOf<D>[]): Seed {
  return { declaration, rows }
}
