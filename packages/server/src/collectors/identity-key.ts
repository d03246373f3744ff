import { createHash } from 'node:crypto'
import { foldText } from '../base/fold.ts'
import type { Identity } from '../resources/identity.ts'
import type { Resource } from '../resources/resource.ts'

/** One text for the same identities of the same kind, however they are written. */
export function identityKey(resource: Resource, identities: readonly Identity[]): string {
  const said = identities.map(({ column, value }) => `${column.name}=${foldText(value)}`).toSorted()
  return createHash('sha256')
    .update(JSON.stringify([resource.name, said]))
    .digest('hex')
}
