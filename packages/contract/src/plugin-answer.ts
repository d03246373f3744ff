import type { Plugin } from './plugin.ts'

/** How a hook of a plugin has done since the site started; times are milliseconds. */
export interface HookAnswer {
  /** The slot: `dashboard`, `markers`; of a column `columns.forklifts.inspection`. */
  readonly hook: string
  readonly calls: number
  readonly failures: number
  readonly lastms: number
  readonly longestms: number
  readonly lasterror: string | null
  /** It is passed over until then (ISO 8601); null while it is called. */
  readonly bypasseduntil: string | null
}

/**
 * Under what it is told what a plugin brings: its slots that have entries, the resources whose rows `connects` say join assets,
 * and as `hooks` the slots that have none.
 */
export type AddedSlot = Exclude<keyof Plugin, SlotAlone | 'settings' | 'sampleafter'> | 'connects' | 'hooks'

/** A slot that is one function. */
export type SlotAlone =
  | 'dashboard'
  | 'search'
  | 'relationships'
  | 'health'
  | 'sample'
  | 'install'
  | 'uninstall'
  | 'start'
  | 'stop'

/** One plugin as `GET /api/plugins` and `shopdb plugin list` tell it. */
export interface PluginAnswer {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly author: string | null
  readonly source_url: string | null
  readonly version: string | null
  readonly core_version: string | null
  readonly api_prefix: string | null
  readonly dependencies: readonly string[]
  /** `running`, or why not: `discovered`, `invalid`, `incompatible`, `blocked`, `failed`, `suspended`. */
  readonly state: string
  /** The check at which it stopped; null while it runs. */
  readonly phase: string | null
  /** Why it does not run, in words; empty while it runs. */
  readonly reason: string
  /** What it brings, by slot: the names of its asset types, resources, jobs and so on; what it has none of is not there. */
  readonly adds: Readonly<Partial<Record<AddedSlot, readonly string[]>>>
  readonly hassettings: boolean
  /** What it says of its own health; null where it says nothing. */
  readonly health: { readonly ok: boolean; readonly detail: string } | null
  readonly hooks: readonly HookAnswer[]
}

/** The answer of `GET /api/plugins/wanted`: what a restart would change. */
export interface PluginsWantedAnswer {
  readonly restartneeded: boolean
  readonly pending: readonly { readonly name: string; readonly wanted: string }[]
}
