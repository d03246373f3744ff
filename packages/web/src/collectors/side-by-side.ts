import { choiceTitle, type FieldMeta, type JsonRow, type ResourceMeta, type WaitingItem } from '@shopdb/contract'

/** One member of an item beside what the assets have. */
export interface ComparedMember {
  readonly name: string
  readonly label: string
  readonly came: string
  readonly here: readonly { readonly text: string; readonly isSame: boolean }[]
}

/** The members that the item names, as people read them; references are told by name. */
export function sideBySide(item: WaitingItem, resource: ResourceMeta | undefined): readonly ComparedMember[] {
  return Object.keys(item.values).map((name) => {
    const field = resource?.fields.find((one) => one.name === name || one.references?.namemember === name)
    const shown = field?.references?.namemember ?? name
    const came = textOf(item.values, name, field)
    const here = item.candidates.map((asset) => {
      const text = textOf(asset, shown, field)
      return { text, isSame: text !== '' && text.toLowerCase() === came.toLowerCase() }
    })
    return { name, label: field?.label ?? name, came, here }
  })
}

function textOf(row: JsonRow, name: string, field: FieldMeta | undefined): string {
  const value = row[name]
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : choiceTitle(field ?? {}, String(value))
}
