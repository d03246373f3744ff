import { asset, type Declaration, type Field, type Fields, type Flaw } from '@shopdb/contract'
import { isFolded } from '../resources/resource.ts'
import { checkField, targetOf } from './check-field.ts'
import { indexesFlaws } from './check-indexes.ts'
import { choiceOf } from './closest.ts'
import { keyOf } from './slot-fields.ts'

const described = [
  'form',
  'name',
  'table',
  'fields',
  'label',
  'title',
  'icon',
  'description',
  'display',
  'sort',
  'unique',
  'indexes',
  'readers',
  'writers',
] as const
const members: Readonly<Record<Declaration['form'], readonly string[]>> = {
  resource: [
    ...described,
    'displaywith',
    'belongsto',
    'connects',
    'tellsof',
    'tellsname',
    'parent',
    'menu',
    'appendonly',
  ],
  assettype: [...described, 'color', 'corelabels'],
  subtype: [...described, 'of'],
}
const roles = ['viewer', 'operator', 'manager', 'admin']

/** Columns that every table has, and words that the list's address means otherwise. */
const reserved = new Set([
  'isactive',
  'createddate',
  'modifieddate',
  'assetid',
  'page',
  'perpage',
  'after',
  'sort',
  'q',
  'fields',
  'total',
  'format',
  'dryrun',
  'purge',
  'details',
])

/**
 * Everything that is wrong with a declaration by itself; whether its references lead anywhere is known only among others. The
 * declaration need not have been type-checked.
 */
export function checkDeclaration(declaration: Declaration): readonly Flaw[] {
  const known = members[declaration.form]
  if (!known) return [{ path: '', message: 'must be made by defineAssetType, defineSubtype or defineResource' }]
  if (typeof declaration.fields !== 'object' || declaration.fields === null)
    return [{ path: '/fields', message: 'must hold the fields by name' }]
  const strangers = Object.keys(declaration).filter((name) => !known.includes(name))
  return [
    ...strangers.map((name) => ({
      path: `/${name}`,
      message: `is not a member of a ${declaration.form}; ${choiceOf(name, known.slice(1))}`,
    })),
    ...nameFlaws(declaration),
    ...Object.entries(declaration.fields).flatMap(([name, field]) => [
      ...columnFlaws(declaration, name),
      ...checkField(`/fields/${name}`, field),
    ]),
    ...mentionFlaws(declaration),
    ...indexesFlaws(declaration),
    ...roleFlaws(declaration),
  ]
}

function nameFlaws({ name, table }: Declaration): readonly Flaw[] {
  return [
    ...(/^[A-Z][A-Za-z0-9]{0,39}$/u.test(name)
      ? []
      : [{ path: '/name', message: 'must be in PascalCase, at most 40 letters and digits, such as Forklift' }]),
    ...(/^[a-z][a-z0-9]{0,39}$/u.test(table)
      ? []
      : [{ path: '/table', message: 'must be lowercase letters and digits, at most 40, such as forklifts' }]),
  ]
}

function columnFlaws(declaration: Declaration, name: string): readonly Flaw[] {
  const path = `/fields/${name}`
  if (!/^[a-z][a-z0-9]{0,49}$/u.test(name))
    return [{ path, message: 'must be named in lowercase letters and digits, at most 50, such as capacitykg' }]
  if (reserved.has(name) || name === keyOf(declaration))
    return [{ path, message: 'has a name that the platform uses itself; choose another' }]
  if (declaration.form === 'assettype' && name in asset.fields)
    return [
      { path, message: 'is a field that every asset has already; use that one, with corelabels to call it otherwise' },
    ]
  const maker = Object.entries(declaration.fields).find(
    ([other, field]) => other !== name && companionsOf(other, field).includes(name),
  )
  return maker ? [{ path, message: `has a name that the field ${maker[0]} brings along; choose another` }] : []
}

/** Members and columns that come with a field: the display name of a reference, the folded form of a text. */
function companionsOf(name: string, field: Field): readonly string[] {
  if (field.kind === 'reference' || field.kind === 'file') return [`${name.replace(/id$/u, '')}name`]
  return isFolded(field) ? [`${name}key`] : []
}

/** What the declaration says about its fields must be about fields that it has. */
function mentionFlaws(declaration: Declaration): readonly Flaw[] {
  const { display, sort, unique } = declaration
  const displaywith = declaration.form === 'resource' ? declaration.displaywith : undefined
  const mentions = [
    ...(display === undefined ? [] : [['display', display] as const]),
    ...(displaywith === undefined ? [] : [['displaywith', displaywith] as const]),
    ...(sort ?? '')
      .split(',')
      .filter(Boolean)
      .map((name) => ['sort', name.replace(/^-/u, '')] as const),
    ...(unique ?? []).flat().map((name) => ['unique', name] as const),
  ]
  const fields: Fields = { ...declaration.fields, ...(declaration.form === 'assettype' ? asset.fields : {}) }
  const known = new Set([...Object.keys(fields), keyOf(declaration), 'isactive', 'createddate', 'modifieddate'])
  const strangers = mentions
    .filter(([member, name]) => !known.has(name) && !(member === 'sort' && isNameOfReference(fields, name)))
    .map(([member, name]) => ({
      path: `/${member}`,
      message: `names ${name}, which is no field of it; ${choiceOf(name, [...known])}`,
    }))
  return declaration.form === 'resource' ? [...strangers, ...treeFlaws(declaration)] : strangers
}

/** Lists are sorted by what a reference points to by its name, as people read it: `vendorname`. */
const isNameOfReference = (fields: Fields, name: string): boolean =>
  Object.entries(fields).some(([own, field]) => field.kind === 'reference' && companionsOf(own, field).includes(name))

function treeFlaws({
  fields,
  parent,
  belongsto,
  tellsof,
  tellsname,
  table,
}: Extract<Declaration, { form: 'resource' }>): readonly Flaw[] {
  const up = parent === undefined ? undefined : fields[parent]
  const owner = belongsto === undefined ? undefined : fields[belongsto]
  return [
    ...(parent !== undefined && (!up || targetOf(up) !== table)
      ? [{ path: '/parent', message: 'must name a reference field that points to this same table' }]
      : []),
    ...(belongsto !== undefined && (owner?.kind !== 'reference' || !owner.required)
      ? [{ path: '/belongsto', message: 'must name a required reference field' }]
      : []),
    ...(tellsof !== undefined && (fields[tellsof]?.kind !== 'reference' || belongsto !== undefined)
      ? [{ path: '/tellsof', message: 'must name a reference field to an asset, of rows that belong to none' }]
      : []),
    ...(tellsname !== undefined && (fields[tellsname]?.kind !== 'text' || tellsof === undefined)
      ? [{ path: '/tellsname', message: 'must name a text field, beside tellsof' }]
      : []),
  ]
}

function roleFlaws({ readers, writers }: Declaration): readonly Flaw[] {
  return Object.entries({ readers, writers }).flatMap(([name, role]) =>
    role === undefined || roles.includes(role)
      ? []
      : [{ path: `/${name}`, message: `must be one of ${roles.join(' ')}` }],
  )
}
