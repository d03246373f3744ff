import type { TreeNode } from '@shopdb/contract'
import { compareNames, type TreeRow } from '@shopdb/kit'
import type { TreeRows } from './use-tree-rows.ts'

/** What keys do on a row of a tree. */
export interface TreeKeys {
  readonly rows: TreeRows
  readonly focus: (id: number) => void
  readonly visit: (node: TreeNode) => void
  /** F2, delete and the menu key; they do nothing where a person may not write. */
  readonly rename: (node: TreeNode) => void
  readonly remove: (node: TreeNode) => void
  readonly showMenu: (node: TreeNode) => void
}

/** Keys as the ARIA pattern of a tree has them, and those of file managers for renaming and removing. */
export function useTreeKeys(keys: TreeKeys): (event: KeyboardEvent, row: TreeRow) => void {
  return (event, row) => {
    // Keys in a button or an input of the row are theirs.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const name = event.shiftKey && event.key === 'F10' ? 'ContextMenu' : event.key
    const deed = walks[name] ?? deeds[name]
    if (deed) deed(keys, row)
    else if (/^[\p{L}\p{N}]$/u.test(name)) focusLetter(keys, row, name)
    else return
    event.preventDefault()
  }
}

type Deed = (keys: TreeKeys, row: TreeRow) => void

const walks: Readonly<Record<string, Deed>> = {
  ArrowDown: (keys, row) => step(keys, row, 1),
  ArrowUp: (keys, row) => step(keys, row, -1),
  ArrowRight: inward,
  ArrowLeft: outward,
  Home: (keys) => focusAt(keys, 0),
  End: (keys) => focusAt(keys, keys.rows.rows.value.length - 1),
}

const deeds: Readonly<Record<string, Deed>> = {
  Enter: (keys, { node }) => keys.visit(node),
  ' ': ({ rows }, { node }) => rows.hasBelow(node.id) && rows.setOpen([node.id], !rows.isOpen(node.id)),
  '*': openSiblings,
  F2: (keys, { node }) => keys.rename(node),
  Delete: (keys, { node }) => keys.remove(node),
  ContextMenu: (keys, { node }) => keys.showMenu(node),
}

function step(keys: TreeKeys, row: TreeRow, by: number): void {
  focusAt(keys, keys.rows.rows.value.indexOf(row) + by)
}

function focusAt({ rows, focus }: TreeKeys, at: number): void {
  const row = at < 0 ? undefined : rows.rows.value[at]
  if (row) focus(row.node.id)
}

/** Opens the row; into it where it is open. */
function inward(keys: TreeKeys, row: TreeRow): void {
  const { rows } = keys
  const { id } = row.node
  if (!rows.hasBelow(id)) return
  if (rows.isOpen(id)) step(keys, row, 1)
  else rows.setOpen([id], true)
}

/** Closes the row; out of it where it is closed. */
function outward({ rows, focus }: TreeKeys, { node, depth }: TreeRow): void {
  if (rows.hasBelow(node.id) && rows.isOpen(node.id)) rows.setOpen([node.id], false)
  else if (node.parentid !== null && depth > 0) focus(node.parentid)
}

function openSiblings({ rows }: TreeKeys, { node }: TreeRow): void {
  const siblings = rows.shown.value?.tree.childrenOf(node.parentid) ?? []
  const closed = siblings.map(({ id }) => id).filter((id) => rows.hasBelow(id))
  rows.setOpen(closed, true)
}

/** The next row whose name begins so. */
function focusLetter({ rows, focus }: TreeKeys, row: TreeRow, typed: string): void {
  const listed = rows.rows.value
  const at = listed.indexOf(row)
  const round = [...listed.slice(at + 1), ...listed.slice(0, at)]
  const found = round.find(({ node }) => compareNames(node.name.slice(0, 1), typed) === 0)
  if (found) focus(found.node.id)
}
