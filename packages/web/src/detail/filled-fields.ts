import type { FieldMeta, JsonRow } from '@shopdb/contract'
import { fieldText, type FieldGroup } from '@shopdb/kit'

/** What a row says, group by group, and how much it leaves open. */
export interface FilledFields {
  readonly groups: readonly FieldGroup[]
  /** Fields without a value that were left out, and those that are there since somebody asked for them. */
  readonly empty: number
}

/** The groups with the fields that say something; with `isAll` the others too. A group that says nothing is left out. */
export function filledFields(groups: readonly FieldGroup[], row: JsonRow, isAll: boolean): FilledFields {
  const isSaid = (field: FieldMeta): boolean => fieldText(field, row) !== ''
  const said = groups.map((group) => ({ ...group, fields: group.fields.filter(isSaid) }))
  const empty = groups.flatMap(({ fields }) => fields).filter((field) => !isSaid(field)).length
  return { groups: (isAll ? groups : said).filter(({ fields }) => fields.length > 0), empty }
}
