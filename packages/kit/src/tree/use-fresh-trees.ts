import type { ResourceMeta } from '@shopdb/contract'
import { useFresh } from '../events/use-fresh.ts'
import { useMeta } from '../meta/use-meta.ts'
import { useTrees } from './trees.ts'

/** Reads a tree that is shown somewhere again, soon after somebody changed a row of it or of what its rows refer to. */
export function useFreshTrees(): void {
  const trees = useTrees()
  const meta = useMeta()
  const shaped = (): readonly ResourceMeta[] => meta.resources.value.filter((one) => one.parent !== undefined)
  const tables = (): readonly string[] =>
    shaped().flatMap(({ name, fields }) => [name, ...fields.flatMap((field) => field.references?.table ?? [])])
  useFresh(tables, () => trees.refresh(shaped()))
}
