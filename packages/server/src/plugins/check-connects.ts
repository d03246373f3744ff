import { asset, type Connection, type Declaration, type Field } from '@shopdb/contract'
import { targetOf } from './check-field.ts'

const members = ['to', 'farend', 'by']

/**
 * What is wrong with what the rows of a declaration connect. `known` are the declarations of the site and of the plugin itself, by
 * their tables. Types need not have been checked.
 */
export function connectsFlaws(declaration: Declaration, known: ReadonlyMap<string, Declaration>): readonly string[] {
  if (declaration.form !== 'resource' || declaration.connects === undefined) return []
  const { connects, belongsto = '', fields, table, appendonly } = declaration
  if (typeof connects !== 'object' || connects === null)
    return ['must say with to which reference leads to the other end']
  const { to, farend, by }: Partial<Connection> = connects
  const isAsset = (field: Field | undefined): boolean => isToAsset(field, known)
  return [
    ...Object.keys(connects)
      .filter((name) => !members.includes(name))
      .map((name) => `has the member ${name}; it takes ${members.join(' ')}`),
    ...(isAsset(fields[belongsto]) ? [] : ['needs belongsto, a reference to the asset at this end']),
    ...(appendonly ? ['cannot be of rows that are made and never changed: what they connect may end'] : []),
    ...(isAsset(fields[to ?? '']) && isFree(fields[to ?? ''])
      ? []
      : ['must name with to a reference to an asset, the one at the other end, that may be empty']),
    ...(farend === undefined || (targetOf(fields[farend] ?? none) === table && isFree(fields[farend]))
      ? []
      : ['must name with farend a reference to this same table, the row at the other end, that may be empty']),
    ...(typeof by === 'string' && by.trim() !== '' && by.length <= 40
      ? []
      : ['must say with by what joins the two, in 1 to 40 characters, such as cable']),
  ]
}

const none: Field = { kind: 'text' }

/** Whether whoever ends the relation can leave it empty. */
const isFree = (field: Field | undefined): boolean => field?.required !== true && field?.default === undefined

function isToAsset(field: Field | undefined, known: ReadonlyMap<string, Declaration>): boolean {
  if (field?.kind !== 'reference') return false
  const table = targetOf(field) ?? ''
  return table === asset.table || known.get(table)?.form === 'assettype'
}
