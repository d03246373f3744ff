import type { AssetRelation } from '@shopdb/contract'

/** Relations of an asset that read alike. */
export interface RelationGroup {
  readonly key: string
  /** `is controlled by` */
  readonly verb: string
  readonly relations: readonly AssetRelation[]
}

/** Relations by how they read, in the order in which they come. */
export function groupRelations(relations: readonly AssetRelation[]): readonly RelationGroup[] {
  const groups = Map.groupBy(relations, ({ relationshiptypeid, verb }) => `${relationshiptypeid} ${verb}`)
  return [...groups].map(([key, members]) => ({ key, verb: members[0]?.verb ?? '', relations: members }))
}
