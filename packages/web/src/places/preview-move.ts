import type { MovesReport, TreeNode } from '@shopdb/contract'
import type { Api } from '@shopdb/kit'

/** A row that is to become part of another, or to stand at the top. */
export interface Rehang {
  readonly node: TreeNode
  readonly parentid: number | null
}

/** What a location would take along on the floor plans. A place where nothing stands takes nothing. */
export async function previewMove(api: Api, { node, parentid }: Rehang): Promise<MovesReport | undefined> {
  if (node.assetsbelow === 0) return undefined
  const change = { kind: 'location', id: node.id, parentlocationid: parentid }
  return await api.post<MovesReport>('/api/positions/preview', { changes: [change] })
}
