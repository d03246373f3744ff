import { asset, type AssetTypeDeclaration, type Declaration, type Field, type Fields } from '@shopdb/contract'
import { storedfile } from '../files/declaration.ts'
import { isFolded, permissionOf, wordsOf, type Column, type Resource } from './resource.ts'

/** Where declarations come from: the core (`plugin` null) or a plugin with its prefix. */
export interface DeclarationSource {
  readonly plugin: string | null
  readonly title: string
  /** `/api` for core, `/api/forklifts` for a plugin. */
  readonly prefix: string
  readonly declarations: readonly Declaration[]
}

/** Every resource of the site, by table name. */
export interface Registry {
  readonly all: readonly Resource[]
  find(name: string): Resource | undefined
  /** Throws when there is none: for names that come from declarations. */
  get(name: string): Resource
  /** The fields of other resources that point to this one. */
  referrers(name: string): readonly { readonly resource: Resource; readonly column: Column }[]
}

/** Settles all declarations of the site. */
export function createRegistry(sources: readonly DeclarationSource[]): Registry {
  const all = sources.flatMap((source) => source.declarations.map((declaration) => settle(source, declaration)))
  const byname = new Map(all.map((resource) => [resource.name, resource]))
  const find = (name: string): Resource | undefined => byname.get(name)
  return {
    all,
    find,
    get: (name) => {
      const resource = find(name)
      if (!resource) throw new Error(`No resource is called ${name}.`)
      return resource
    },
    referrers: (name) =>
      all.flatMap((resource) =>
        resource.columns
          .filter((column) => column.target === name && isOwnColumn(resource, column))
          .map((column) => ({ resource, column })),
      ),
  }
}

/** An asset type repeats the columns of `assets`; they refer once, as the asset's. */
const isOwnColumn = (resource: Resource, column: Column): boolean =>
  resource.declaration.form !== 'assettype' || column.part === 'own'

function settle(source: DeclarationSource, declaration: Declaration): Resource {
  const label = declaration.label ?? wordsOf(declaration.name)
  const all = columnsOf(declaration)
  const key = declaration.form === 'resource' ? `${declaration.name.toLowerCase()}id` : 'assetid'
  const display = displayOf(declaration)
  const isAssetType = declaration.form === 'assettype'
  const { table } = declaration
  return {
    name: table,
    declaration,
    path: source.prefix.endsWith(`/${table}`) ? source.prefix : `${source.prefix}/${table}`,
    label,
    title: declaration.title ?? `${label}s`,
    icon: declaration.icon ?? 'box',
    menu: menuOf(source, declaration),
    plugin: source.plugin,
    key,
    display,
    sort: declaration.sort ?? display,
    base: isAssetType ? asset.table : table,
    ...(isAssetType ? { own: table } : {}),
    entitytype: isAssetType ? asset.table : table,
    columns: all,
    readable: new Map([keyColumn(key), ...all, ...commonColumns].map((column) => [column.name, column])),
    read: permissionOf(table, 'read', declaration.readers ?? 'viewer'),
    write: permissionOf(table, 'write', declaration.writers ?? 'operator'),
    purge: permissionOf(table, 'purge', 'admin'),
  }
}

function menuOf(source: DeclarationSource, declaration: Declaration): string {
  if (declaration.form === 'assettype') return 'Assets'
  return (declaration.form === 'resource' && declaration.menu) || source.title
}

function displayOf(declaration: Declaration): string {
  if (declaration.display) return declaration.display
  if (declaration.form === 'assettype') return 'assetnumber'
  if (declaration.form === 'subtype') return 'assetid'
  if (declaration.fields['name']) return 'name'
  const first = Object.entries(declaration.fields).find(([, field]) => field.kind === 'text')
  return first?.[0] ?? `${declaration.name.toLowerCase()}id`
}

const keyColumn = (key: string): Column => ({
  name: key,
  field: { kind: 'integer', label: 'Key', readonly: true },
  part: 'base',
})

const commonColumns: readonly Column[] = [
  { name: 'isactive', field: { kind: 'boolean', label: 'Active', readonly: true }, part: 'base' },
  { name: 'createddate', field: { kind: 'datetime', label: 'Created', readonly: true }, part: 'base' },
  { name: 'modifieddate', field: { kind: 'datetime', label: 'Modified', readonly: true }, part: 'base' },
]

function columnsOf(declaration: Declaration): readonly Column[] {
  if (declaration.form === 'resource') return columns(declaration.fields, 'base')
  if (declaration.form === 'subtype')
    return columns({ assetid: assetField(declaration.of), ...declaration.fields }, 'base')
  return [...columns(coreFields(declaration), 'base'), ...columns(declaration.fields, 'own')]
}

function assetField(of: AssetTypeDeclaration): Field {
  return { kind: 'reference', label: of.label ?? wordsOf(of.name), to: of, required: true, list: true, identity: true }
}

/** The core's fields of an asset, called what this type calls them; the type itself is not the caller's to set. */
function coreFields(declaration: AssetTypeDeclaration): Fields {
  const labels = declaration.corelabels ?? {}
  const entries = Object.entries(asset.fields).map(([name, field]): [string, Field] => {
    const label = labels[name] ?? field.label ?? name
    return [
      name,
      name === 'assettypeid' ? { ...field, label, readonly: true, required: false, list: false } : { ...field, label },
    ]
  })
  return Object.fromEntries(entries)
}

/** Fields with what they point to. */
export function columns(fields: Fields, part: Column['part']): readonly Column[] {
  return Object.entries(fields).map(([name, field]) => ({
    name,
    field,
    part,
    ...(isFolded(field) ? { foldedname: `${name}key` } : {}),
    ...(pointsOut(field) ? { target: targetOf(field), namemember: `${name.replace(/id$/u, '')}name` } : {}),
  }))
}

const pointsOut = ({ kind }: Field): boolean => kind === 'reference' || kind === 'file'

function targetOf(field: Field): string {
  if (field.kind === 'file') return storedfile.table
  if (field.to === undefined) throw new Error('A reference field names what it points to with `to`.')
  return typeof field.to === 'string' ? field.to : field.to.table
}
