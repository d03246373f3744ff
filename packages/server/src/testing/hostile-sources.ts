/** Texts of a plugin's folder, by their names. */
export type Files = Readonly<Record<string, string>>

/** A plugin with nothing in it. */
export const sound = "import { definePlugin } from '@shopdb/contract'\nexport const plugin = definePlugin({})"

/** A plugin with one asset type of the given name and table. */
export function typed(type: string, table: string): string {
  return `import { defineAssetType, definePlugin, text } from '@shopdb/contract'
export const plugin = definePlugin({ assettypes: [defineAssetType({ name: '${type}', table: '${table}', fields: { code: text({}) } })] })`
}

/** A plugin with one slot. */
export function slotted(slot: string): string {
  return `import { asset, defineAssetType, definePlugin, text, vendor } from '@shopdb/contract'
const forever = () => new Promise(() => undefined)
const fail = () => { throw new Error('wires crossed') }
const huge = async () => Array.from({ length: 12 }, () => ({ kind: 'list', title: 'x', lines: Array.from({ length: 100 }, () => ({ label: 'y'.repeat(10_000) })) }))
export const plugin = definePlugin({ ${slot} })`
}

/** A plugin with one page. */
export const paged = (show: string): string => slotted(`pages: [{ name: 'x', title: 'x', icon: 'x', show: ${show} }]`)
/** A plugin with one column on the list of assets. */
export const listed = (values: string): string =>
  slotted(`columns: [{ of: asset, name: 'x', label: 'x', values: ${values} }]`)

/** A plugin with one wall display. */
export const displaying = (show: string): string =>
  slotted(`displays: [{ name: 'board', title: 'Board', empty: 'Quiet', show: ${show} }]`)

/** A plugin with one action on the list of vendors. */
export const acting = (name: string, run: string, permission = 'vendors.read'): string =>
  slotted(
    `actions: [{ of: vendor, on: 'list', name: '${name}', label: 'x', permission: '${permission}', run: ${run} }]`,
  )

const columns = (name: string, ...more: readonly object[]) => [{ name, type: 'integer', notnull: true }, ...more]
/** A step that makes a table. */
export const table = (name: string, ...more: readonly object[]): object => ({
  step: 'createtable',
  table: { name, key: ['assetid'], counted: false, columns: columns('assetid', ...more), indexes: [] },
})
/** A step that fails. */
export const broken = {
  step: 'sql',
  sqlite: ['insert into nowhere values (1)'],
  mysql: ['insert into nowhere values (1)'],
}
/** A file of steps. */
export const migration = (name: string, ...up: readonly object[]): Files => ({
  [`migrations/${name}.json`]: JSON.stringify({ name, up, down: [] }),
})

/** What a plugin says of itself. */
export const manifestOf = (name: string, more: object = {}): string =>
  JSON.stringify({
    name,
    version: '1.0.0',
    title: name,
    core_version: '>=0.1.0,<1.0.0',
    api_prefix: `/api/${name}`,
    ...more,
  })
