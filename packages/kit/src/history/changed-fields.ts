import type { FieldMeta, HistoryEntry, JsonRow, ResourceMeta } from '@shopdb/contract'
import { commonfields } from '../meta/resources.ts'

/** One member that an entry of the history changed. */
export interface ChangedField {
  readonly field: FieldMeta
  readonly before: JsonRow
  readonly after: JsonRow
}

/** What the changed members are called by: a resource, or settings. */
export type FieldsOf = Pick<ResourceMeta, 'key' | 'fields'>

const unsaid: JsonRow = {}
const silent = ['createddate', 'modifieddate', 'isactive']

/**
 * What the members of an entry are called by. An asset that became one of another class has members of its former class in its
 * history: where its own class does not know them, the other classes do.
 */
export function fieldsAcross(own: ResourceMeta, all: readonly ResourceMeta[]): FieldsOf {
  if (own.form !== 'assettype' && own.name !== 'assets') return own
  const classes = all.filter(({ form }) => form === 'assettype')
  return { key: own.key, fields: [...own.fields, ...classes.flatMap(({ fields }) => fields)] }
}

function fieldNamed(name: string, resource: FieldsOf | undefined): FieldMeta {
  const known = resource && [...resource.fields, ...commonfields].find((field) => field.name === name)
  return (
    known ?? {
      name,
      label: name,
      kind: 'text',
      required: false,
      readonly: true,
      unique: false,
      list: false,
      search: false,
    }
  )
}

/** The members an entry changed, in the order of the fields; names of references come along and are no members of their own. */
export function changedFields(entry: HistoryEntry, resource: FieldsOf | undefined): readonly ChangedField[] {
  const before = entry.before ?? unsaid
  const after = entry.after ?? unsaid
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const companions = names.flatMap((name) => fieldNamed(name, resource).references?.namemember ?? [])
  const isShown = (name: string): boolean =>
    !companions.includes(name) &&
    !silent.includes(name) &&
    name !== resource?.key &&
    fieldNamed(name, resource).hidden !== true
  const fields = names.filter(isShown).map((name) => ({ field: fieldNamed(name, resource), before, after }))
  const isSaid = ({ field }: ChangedField): boolean =>
    (before[field.name] ?? null) !== null || (after[field.name] ?? null) !== null
  return fields.filter(isSaid)
}
