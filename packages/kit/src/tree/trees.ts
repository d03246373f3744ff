import type { FieldMeta, ResourceMeta, TreeAnswer } from '@shopdb/contract'
import {
  computed,
  inject,
  shallowReactive,
  toValue,
  type App,
  type ComputedRef,
  type InjectionKey,
  type MaybeRefOrGetter,
} from 'vue'
import type { Api } from '../api/api.ts'
import { useMeta } from '../meta/use-meta.ts'
import { treeOf, type Tree } from './tree.ts'

/** The trees of the site, each read once and shared by everything that shows a path. */
export interface Trees {
  /** As it was last read. The first to ask for it starts the reading; until it is there, and where it cannot be read, undefined. */
  readonly find: (resource: ResourceMeta) => Tree | undefined
  /** Reads it again; an unchanged tree is not sent a second time. Those who ask at the same time share one question. */
  readonly load: (resource: ResourceMeta) => Promise<Tree>
  /** Reads those again that are known and may have changed: all, or the trees of these tables. */
  readonly refresh: (resources: readonly ResourceMeta[]) => void
  /** Forgets all of them, for signing out. */
  readonly clear: () => void
}

const treeskey: InjectionKey<Trees> = Symbol('trees')

/** Reads trees through one api. */
export function openTrees(api: Api): Trees {
  const trees = shallowReactive(new Map<string, Tree>())
  const loading = new Map<string, Promise<Tree>>()
  const asked = new Set<string>()

  const read = async ({ name, path }: ResourceMeta): Promise<Tree> => {
    try {
      const { data } = await api.get<TreeAnswer>(`${path}/tree`)
      const tree = treeOf(data)
      trees.set(name, tree)
      return tree
    } finally {
      loading.delete(name)
    }
  }
  const load = (resource: ResourceMeta): Promise<Tree> => {
    const question = loading.get(resource.name) ?? read(resource)
    loading.set(resource.name, question)
    asked.add(resource.name)
    return question
  }
  // A path stands beside a name: where it cannot be read, the name is still there.
  const loadQuietly = (resource: ResourceMeta): void => void load(resource).catch(() => undefined)
  return {
    find: (resource) => {
      if (!asked.has(resource.name)) loadQuietly(resource)
      return trees.get(resource.name)
    },
    load,
    refresh: (resources) => resources.filter(({ name }) => asked.has(name)).forEach(loadQuietly),
    clear: () => {
      trees.clear()
      asked.clear()
    },
  }
}

/** Gives the whole app its trees. */
export function provideTrees(app: App, trees: Trees): void {
  app.provide(treeskey, trees)
}

/** The trees of the site. */
export function useTrees(): Trees {
  const trees = inject(treeskey)
  if (!trees) throw new Error('There are no trees here: the app must call provideTrees first.')
  return trees
}

/** The tree that a table's rows form; undefined while it is not there, and for tables that form none. */
export function useTree(table: MaybeRefOrGetter<string | undefined>): ComputedRef<Tree | undefined> {
  const trees = useTrees()
  const meta = useMeta()
  return computed(() => {
    const resource = meta.find(toValue(table) ?? '')
    return resource?.parent === undefined ? undefined : trees.find(resource)
  })
}

/** Tells what the row is part of that a reference points to, by name from the top down; nothing where there is nothing to tell. */
export function useAbove(): (field: FieldMeta, value: unknown) => readonly string[] {
  const trees = useTrees()
  const meta = useMeta()
  return (field, value) => {
    const target = meta.find(field.references?.table ?? '')
    const tree = target?.parent === undefined ? undefined : trees.find(target)
    const line = tree && typeof value === 'number' ? tree.lineOf(value) : []
    return line.slice(0, -1).map((node) => node.name)
  }
}
