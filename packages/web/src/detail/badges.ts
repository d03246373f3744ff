import type { JsonRow, ResourceMeta } from '@shopdb/contract'
import { fieldText } from '@shopdb/kit'

const telling = ['assetstatusid', 'locationtypeid', 'roleid']

/** The few values that say at a glance what a row is: its status or type. */
export function badgesOf(resource: ResourceMeta, row: JsonRow): readonly string[] {
  const fields = resource.fields.filter((field) => telling.includes(field.name))
  return fields.map((field) => fieldText(field, row)).filter((text) => text !== '')
}
