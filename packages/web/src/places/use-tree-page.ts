import type { ResourceMeta, TreeNode } from '@shopdb/contract'
import { pageOfRow, useAddress, useApi, useTree, type Tree } from '@shopdb/kit'
import { computed, nextTick, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { useNotice } from '../shell/use-notice.ts'
import { previewMove, type Rehang } from './preview-move.ts'
import { useTreeDeeds, type TreeDeeds } from './use-tree-deeds.ts'
import { useTreeDrag, type TreeDrag } from './use-tree-drag.ts'
import { useTreeRows, type TreeRows } from './use-tree-rows.ts'

/** Everything a page of a tree knows and does; its parts are given the whole. */
export interface TreePage {
  readonly resource: ResourceMeta
  readonly tree: ComputedRef<Tree | undefined>
  readonly rows: TreeRows
  readonly drag: TreeDrag
  readonly deeds: TreeDeeds
  readonly typed: Ref<string>
  readonly isWithRemoved: Ref<boolean>
  /** The row that has the focus, or would get it. */
  readonly current: Ref<number | undefined>
  readonly renaming: Ref<number | undefined>
  readonly menuAt: Ref<number | undefined>
  /** The row whose move is being asked about. */
  readonly moving: ShallowRef<Rehang | undefined>
  readonly focus: (id: number) => void
  readonly visit: (node: TreeNode) => void
  /** Runs a deed; what goes wrong is told in the corner. Gives whether it worked. */
  readonly attempt: (deed: () => Promise<void>) => Promise<boolean>
}

/** The page of a tree. */
export function useTreePage(resource: ResourceMeta): TreePage {
  const router = useRouter()
  const { address, replace } = useAddress()
  const { tellProblem } = useNotice()
  const tree = useTree(resource.name)
  const isWithRemoved = ref(false)
  const typed = computed({
    get: () => address.value['find'] ?? '',
    set: (text: string) => replace({ find: text }),
  })
  const rows = useTreeRows(resource.name, tree, () => ({ typed: typed.value, isWithRemoved: isWithRemoved.value }))
  const current = ref<number>()
  const deeds = useTreeDeeds(resource)
  const attempt = async (deed: () => Promise<void>): Promise<boolean> => {
    try {
      await deed()
      return true
    } catch (cause) {
      tellProblem(cause)
      return false
    }
  }
  const moving = shallowRef<Rehang>()
  const move = useMove({ resource, deeds, moving })
  const drag = useTreeDrag({
    tree,
    open: (id) => rows.setOpen([id], true),
    dropped: (node, parentid) => void attempt(() => move({ node, parentid })),
  })
  return {
    resource,
    tree,
    rows,
    drag,
    deeds,
    typed,
    isWithRemoved,
    current,
    renaming: ref<number>(),
    menuAt: ref<number>(),
    moving,
    focus: (id) => {
      current.value = id
      void nextTick(() => document.getElementById(elementOf(resource, id))?.focus())
    },
    visit: (node) => void router.push(pageOfRow(resource.path, node.id)),
    attempt,
  }
}

/** The element of a row. */
export function elementOf({ name }: ResourceMeta, id: number): string {
  return `${name}-${id}`
}

/** Moves at once what takes nothing along on the floor plans; asks where something would be drawn elsewhere. */
function useMove({
  resource,
  deeds,
  moving,
}: Pick<TreePage, 'resource' | 'deeds' | 'moving'>): (asked: Rehang) => Promise<void> {
  const api = useApi()
  return async (asked) => {
    const report = resource.name === 'locations' ? await previewMove(api, asked) : undefined
    if (report && report.total > 0) moving.value = asked
    else await deeds.move(asked.node, asked.parentid)
  }
}
