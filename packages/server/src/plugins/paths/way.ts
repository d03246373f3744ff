import type { Path } from '@shopdb/contract'
import type { Registry } from '../../resources/registry.ts'
import { type Connecting, connectingIn } from '../connections/connecting.ts'

/** A declared page of ways, with what the site knows of its rows. */
export interface Way {
  readonly path: Path
  /** What is walked over. */
  readonly over: Connecting
  /** All that connects assets: what a row of any plugin tells of, no relation tells of once more. */
  readonly all: readonly Connecting[]
}

/** Settles a page that was checked when its plugin was loaded. */
export function settleWay(registry: Registry, path: Path): Way {
  const all = connectingIn(registry)
  const over = all.find(({ resource }) => resource.name === path.of.table)
  if (!over) throw new Error(`The rows of ${path.of.table} connect nothing.`)
  return { path, over, all }
}
