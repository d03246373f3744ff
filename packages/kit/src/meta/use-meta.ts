import type { MetaAnswer, ResourceMeta, Role } from '@shopdb/contract'
import { computed, inject, shallowRef, type App, type ComputedRef, type InjectionKey, type ShallowRef } from 'vue'
import type { Api } from '../api/api.ts'

/** What the site says of itself: its name, who is signed in, and every resource that person may see. */
export interface Meta {
  /** Undefined until it is loaded. */
  readonly answer: ShallowRef<MetaAnswer | undefined>
  readonly resources: ComputedRef<readonly ResourceMeta[]>
  readonly load: () => Promise<MetaAnswer>
  /** Forgets it, for signing out. */
  readonly clear: () => void
  /** The resource kept in a table. */
  readonly find: (table: string) => ResourceMeta | undefined
  /** Whether the person signed in has the role, or a higher one. */
  readonly isAtLeast: (role: Role) => boolean
}

/** From the least to the most. */
export const roles: readonly Role[] = ['viewer', 'operator', 'manager', 'admin']

const levelOf = (name: string): number => roles.findIndex((role) => role === name)

const metaKey: InjectionKey<Meta> = Symbol('meta')

/** Describes the site as one api tells it. */
export function openMeta(api: Api): Meta {
  const answer = shallowRef<MetaAnswer>()
  let loading: Promise<MetaAnswer> | undefined

  const ask = async (): Promise<MetaAnswer> => {
    try {
      answer.value = await api.get<MetaAnswer>('/api/meta')
      return answer.value
    } finally {
      loading = undefined
    }
  }

  return {
    answer,
    resources: computed(() => answer.value?.resources ?? []),
    load: () => (loading ??= ask()),
    clear: () => {
      answer.value = undefined
    },
    find: (table) => answer.value?.resources.find((one) => one.name === table),
    isAtLeast: (role) => (answer.value?.user.roles ?? []).some((one) => levelOf(one) >= levelOf(role)),
  }
}

/** Gives the whole app what the site says of itself. */
export function provideMeta(app: App, meta: Meta): void {
  app.provide(metaKey, meta)
}

/** What the site says of itself. */
export function useMeta(): Meta {
  const meta = inject(metaKey)
  if (!meta) throw new Error('There is no meta here: the app must call provideMeta first.')
  return meta
}
