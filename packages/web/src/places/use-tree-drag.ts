import type { TreeNode } from '@shopdb/contract'
import { whyNot, type Tree } from '@shopdb/kit'
import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'

/** Dragging a row of a tree onto another. */
export interface TreeDrag {
  readonly dragged: ShallowRef<TreeNode | undefined>
  /** What the row is held over: a row, the top (null), or nothing (undefined). */
  readonly over: Ref<number | null | undefined>
  /** Why it cannot be dropped where it is held. */
  readonly refusal: ComputedRef<string | undefined>
  readonly canDrop: (parentid: number | null) => boolean
  readonly start: (event: DragEvent, node: TreeNode) => void
  readonly hold: (event: DragEvent, parentid: number | null) => void
  readonly leave: (event: DragEvent, parentid: number | null) => void
  readonly drop: (event: DragEvent, parentid: number | null) => void
  readonly end: () => void
}

/** Milliseconds after which a closed row opens under what is held over it. */
const patience = 600

/** What dragging needs to know, and what comes of it. */
export interface Dragging {
  readonly tree: Ref<Tree | undefined>
  readonly open: (id: number) => void
  readonly dropped: (node: TreeNode, parentid: number | null) => void
}

/** Dragging within one tree. Where a row cannot go, the browser shows so and nothing drops. */
export function useTreeDrag({ tree, open, dropped }: Dragging): TreeDrag {
  const dragged = shallowRef<TreeNode>()
  const { over, enter, leave } = useHeld(open)
  const refusalAt = (parentid: number | null): string | undefined =>
    dragged.value && tree.value ? whyNot(tree.value, dragged.value, parentid) : 'Nothing is dragged.'
  const canDrop = (parentid: number | null): boolean => refusalAt(parentid) === undefined
  const end = (): void => {
    dragged.value = undefined
    leave()
  }
  return {
    dragged,
    over,
    refusal: computed(() => (over.value === undefined ? undefined : refusalAt(over.value))),
    canDrop,
    start: (event, node) => {
      showAsRow(event, node)
      // Browsers end a drag whose row changes while it begins.
      setTimeout(() => {
        dragged.value = node
      })
    },
    hold: (event, parentid) => {
      if (!dragged.value) return
      if (over.value !== parentid) enter(parentid)
      if (canDrop(parentid)) event.preventDefault()
    },
    leave: (event, parentid) => {
      if (over.value === parentid && !isInside(event)) leave()
    },
    drop: (event, parentid) => {
      event.preventDefault()
      const node = dragged.value
      const isFit = canDrop(parentid)
      end()
      if (node && isFit) dropped(node, parentid)
    },
    end,
  }
}

/** What something is held over; a row opens when it is held there for a while. */
function useHeld(open: (id: number) => void): {
  readonly over: Ref<number | null | undefined>
  readonly enter: (parentid: number | null) => void
  readonly leave: () => void
} {
  const over = ref<number | null>()
  let waiting: ReturnType<typeof setTimeout> | undefined
  const leave = (): void => {
    clearTimeout(waiting)
    over.value = undefined
  }
  const enter = (parentid: number | null): void => {
    leave()
    over.value = parentid
    if (parentid !== null) waiting = setTimeout(() => open(parentid), patience)
  }
  return { over, enter, leave }
}

function showAsRow({ target, dataTransfer }: DragEvent, node: TreeNode): void {
  const row = target instanceof Element ? target.closest('[role="treeitem"]') : null
  dataTransfer?.setData('text/plain', node.name)
  if (row) dataTransfer?.setDragImage(row, 12, 12)
}

/** It went on to a part of the same element. */
function isInside({ currentTarget, relatedTarget }: DragEvent): boolean {
  return currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget)
}
