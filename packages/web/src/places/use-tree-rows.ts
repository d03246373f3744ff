import type { TreeNode } from '@shopdb/contract'
import { rowsOf, shownRows, type Shown, type Tree, type TreeRow, type Wish } from '@shopdb/kit'
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { useKept } from '../shell/use-kept.ts'

/** The rows of a tree as they stand on the page, and what is open. */
export interface TreeRows {
  readonly shown: ComputedRef<Shown | undefined>
  readonly rows: ComputedRef<readonly TreeRow[]>
  readonly isOpen: (id: number) => boolean
  readonly hasBelow: (id: number) => boolean
  readonly setOpen: (ids: readonly number[], open: boolean) => void
  /** Opens what is above a row, so that it can be seen. */
  readonly reveal: (id: number) => void
}

/** As many rows as a first look takes in. */
const fewrows = 40

function isIds(kept: unknown): kept is number[] | null {
  return kept === null || (Array.isArray(kept) && kept.every((one) => typeof one === 'number'))
}

/** What is open at first: the top, as long as it does not fill the page. */
function firstOpen(tree: Tree): readonly number[] {
  const top = tree.childrenOf(null)
  const below = top.reduce((sum, node) => sum + tree.childrenOf(node.id).length, 0)
  return top.length + below <= fewrows ? top.map((node) => node.id) : []
}

/** Rows of a tree. What a person opens stays open in this browser; while something is looked for, the way to it is open. */
export function useTreeRows(name: string, tree: Ref<Tree | undefined>, wish: () => Wish): TreeRows {
  const kept = useKept<number[] | null>(`tree.${name}`, null, isIds)
  const turned = ref(new Set<number>())
  const shown = computed(() => tree.value && shownRows(tree.value, wish()))
  const isLooking = computed(() => wish().typed.trim() !== '')
  watch(
    () => wish().typed,
    () => turned.value.clear(),
  )

  const opened = computed(() => new Set(kept.value ?? (tree.value ? firstOpen(tree.value) : [])))
  const isOpen = (id: number): boolean =>
    isLooking.value ? turned.value.has(id) !== shown.value?.leading.has(id) : opened.value.has(id)
  const turn = (id: number): void => void (turned.value.delete(id) || turned.value.add(id))
  const keep = (ids: readonly number[], open: boolean): void => {
    const known = [...opened.value].filter((id) => tree.value?.find(id))
    const others = known.filter((id) => !ids.includes(id))
    kept.value = open ? [...others, ...ids] : others
  }
  const setOpen = (ids: readonly number[], open: boolean): void => {
    if (isLooking.value) ids.filter((id) => isOpen(id) !== open).forEach(turn)
    else keep(ids, open)
  }
  return {
    shown,
    rows: computed(() => (shown.value ? [...rowsOf(shown.value.tree, (node: TreeNode) => isOpen(node.id))] : [])),
    isOpen,
    hasBelow: (id) => (shown.value?.tree.childrenOf(id).length ?? 0) > 0,
    setOpen,
    reveal: (id) => {
      const above = tree.value?.lineOf(id).slice(0, -1) ?? []
      setOpen(
        above.map((node) => node.id),
        true,
      )
    },
  }
}
