import { type Connection, type JsonRow, type ResourceDeclaration, rowWord } from '@shopdb/contract'
import type { Registry } from '../../resources/registry.ts'
import type { Resource } from '../../resources/resource.ts'
import { nameOf } from '../../resources/rows.ts'
import type { End } from './wire.ts'

/** A declaration whose rows are ends of what joins two assets, as the site knows it. */
export interface Connecting extends Connection {
  readonly resource: Resource
  readonly declaration: ResourceDeclaration
  /** The reference to the asset that a row belongs to. */
  readonly owner: string
}

/** All of them, of every plugin that runs. */
export function connectingIn(registry: Registry): readonly Connecting[] {
  return registry.all.flatMap((resource) => {
    const { declaration } = resource
    if (declaration.form !== 'resource' || !declaration.connects || declaration.belongsto === undefined) return []
    return [{ ...declaration.connects, resource, declaration, owner: declaration.belongsto }]
  })
}

/** A row, as far as what it connects goes. */
export function endOf(connecting: Connecting, row: JsonRow): End {
  const { resource, owner, to, farend, by } = connecting
  const name = nameOf(resource, row)
  return {
    table: resource.name,
    id: Number(row[resource.key]),
    assetid: Number(row[owner]),
    farassetid: keyIn(row[to]),
    farid: farend === undefined ? null : keyIn(row[farend]),
    name,
    word: rowWord(resource.label, name),
    by,
    isactive: row['isactive'] === true,
  }
}

const keyIn = (value: unknown): number | null => (typeof value === 'number' ? value : null)
