import type { JsonRow, ResourceMeta, TreeNode } from '@shopdb/contract'
import { useApi, useRowActions, useTrees } from '@shopdb/kit'
import { useNotice } from '../shell/use-notice.ts'

/** What can be done to a row of a tree, where it stands. Each throws when it is refused, and tells of what it did. */
export interface TreeDeeds {
  readonly move: (node: TreeNode, parentid: number | null) => Promise<void>
  readonly rename: (node: TreeNode, name: string) => Promise<void>
  readonly remove: (node: TreeNode) => Promise<void>
  readonly restore: (node: TreeNode) => Promise<void>
}

/** Changes rows of a tree; each notice has the way back. */
export function useTreeDeeds(resource: ResourceMeta): TreeDeeds {
  const api = useApi()
  const actions = useRowActions()
  const trees = useTrees()
  const { tell, tellProblem } = useNotice()
  const pathOf = (node: TreeNode): string => `${resource.path}/${node.id}`
  const etagOf = async (node: TreeNode): Promise<string | null> => (await api.ask(pathOf(node))).etag
  const reload = async (): Promise<void> => void (await trees.load(resource))

  /** The tree knows no version of a row, so the row is read first; the way back is for the row as it is left. */
  const write = async (node: TreeNode, changes: JsonRow, back: JsonRow, done: string): Promise<void> => {
    const { etag } = await actions.update(pathOf(node), changes, await etagOf(node))
    const undo = (): Promise<unknown> => actions.update(pathOf(node), back, etag).then(reload).catch(tellProblem)
    await reload()
    tell(done, [{ label: 'Undo', onClick: () => void undo() }])
  }
  const restore = async (node: TreeNode): Promise<void> => {
    await actions.restore(pathOf(node))
    await reload()
    tell(`${node.name} is restored`)
  }
  return {
    move: (node, parentid) => {
      const parent = resource.parent ?? ''
      const target = trees.find(resource)?.find(parentid)?.name
      const done = target === undefined ? `${node.name} stands at the top` : `${node.name} is part of ${target}`
      return write(node, { [parent]: parentid }, { [parent]: node.parentid }, done)
    },
    rename: (node, name) => {
      const { display } = resource
      return write(node, { [display]: name }, { [display]: node.name }, `${node.name} is now called ${name}`)
    },
    remove: async (node) => {
      await actions.remove(pathOf(node), await etagOf(node))
      await reload()
      tell(`${node.name} is removed`, [{ label: 'Undo', onClick: () => void restore(node).catch(tellProblem) }])
    },
    restore,
  }
}
