import type { PluginWebMeta } from '@shopdb/contract'
import { computed, inject, shallowRef, type App, type ComputedRef, type InjectionKey, type ShallowRef } from 'vue'
import type { PluginWeb } from './plugin-web.ts'

/** A part of a plugin's browser half, with the name of its plugin. */
export type Owned<T> = T & { readonly plugin: string }

/** The browser halves of the plugins. */
export interface Webs {
  /** Not all of them have arrived yet. */
  readonly isLoading: ShallowRef<boolean>
  /** Those that could not be loaded, and why. */
  readonly failed: ShallowRef<readonly { readonly plugin: string; readonly reason: string }[]>
  /** All parts of one kind, in the order of the plugins. */
  readonly parts: <Kind extends keyof PluginWeb>(
    kind: Kind,
  ) => ComputedRef<readonly Owned<NonNullable<PluginWeb[Kind]>[number]>[]>
  /** Loads what is named and not here yet; one that fails costs only itself. */
  readonly load: (named: readonly PluginWebMeta[]) => Promise<void>
}

/** Brings the module of a plugin. */
export type Bring = (url: string) => Promise<unknown>

const websKey: InjectionKey<Webs> = Symbol('webs')

/** Keeps the browser halves that `bring` has brought. */
export function openWebs(bring: Bring): Webs {
  const loaded = shallowRef<readonly { readonly plugin: string; readonly web: PluginWeb }[]>([])
  const failed = shallowRef<Webs['failed']['value']>([])
  const isLoading = shallowRef(true)
  const known = new Set<string>()

  const loadOne = async ({ plugin, module }: PluginWebMeta): Promise<void> => {
    try {
      const web = webIn(await bring(module))
      loaded.value = [...loaded.value, { plugin, web }]
    } catch (cause) {
      failed.value = [...failed.value, { plugin, reason: cause instanceof Error ? cause.message : String(cause) }]
    }
  }
  return {
    isLoading,
    failed,
    parts: (kind) =>
      computed(() => loaded.value.flatMap(({ plugin, web }) => (web[kind] ?? []).map((part) => ({ ...part, plugin })))),
    load: async (named) => {
      const fresh = named.filter(({ module }) => !known.has(module))
      for (const { module } of fresh) known.add(module)
      await Promise.all(fresh.map(loadOne))
      isLoading.value = false
    },
  }
}

function webIn(module: unknown): PluginWeb {
  const web = typeof module === 'object' && module !== null && 'web' in module ? module.web : undefined
  if (typeof web === 'object' && web !== null) return web
  throw new Error('It does not export web, made by definePluginWeb({ ... }).')
}

/** Gives the whole app the browser halves of the plugins. */
export function provideWebs(app: App, webs: Webs): void {
  app.provide(websKey, webs)
}

/** The browser halves of the plugins. */
export function useWebs(): Webs {
  const webs = inject(websKey)
  if (!webs) throw new Error('There are no webs here: the app must call provideWebs first.')
  return webs
}
