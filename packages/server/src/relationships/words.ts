import type { ResourceMeta } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'

/** What people read for the three relations where both ends stand beside, by the word that is kept: `is part of`. */
export async function relationWords(read: Kysely<Tables>): Promise<Readonly<Record<string, string>>> {
  const types = await read.selectFrom('relationshiptypes').select(['name', 'forwardlabel']).execute()
  return Object.fromEntries(types.map(({ name, forwardlabel }) => [String(name), String(forwardlabel)]))
}

const table = 'relationshiptypes'

/** The same resource, whose fields tell a relation by those words: programs have the word that is kept. */
export function withRelationWords(resource: ResourceMeta, labels: Readonly<Record<string, string>>): ResourceMeta {
  const fields = resource.fields.map((field) => {
    const isName = resource.name === table && field.name === resource.display
    return isName || field.references?.table === table ? { ...field, labels } : field
  })
  return { ...resource, fields }
}
