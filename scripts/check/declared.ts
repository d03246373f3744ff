import type { Node, ObjectProperty, Program } from 'oxc-parser'
import { walk } from './source.ts'

/** A name that a source gives to something, and where. */
export interface Named {
  readonly name: string
  readonly start: number
}

const functions = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'TSFunctionType']
const definers = ['defineResource', 'defineAssetType', 'defineSubtype']

/** Every name that a source declares: variables, parameters, functions, types and the members of types and classes. */
export function declaredNames(program: Program): readonly Named[] {
  const found: Named[] = []
  walk(program, (node) => found.push(...namesAt(node)))
  return found
}

/** Every table and column that a source declares: in a declaration's fields, and in a table of a migration. */
export function declaredColumns(program: Program): readonly Named[] {
  const found: Named[] = []
  walk(program, (node) => found.push(...columnsAt(node)))
  return found
}

function namesAt(node: Node): readonly Named[] {
  if (node.type === 'VariableDeclarator') return bound(node.id)
  if (node.type === 'CatchClause') return bound(node.param)
  if (functions.includes(node.type) && 'params' in node) return functionNames(node)
  if (node.type === 'ImportSpecifier' || node.type === 'ImportDefaultSpecifier') return importNames(node)
  if (node.type === 'ImportNamespaceSpecifier') return bound(node.local)
  if (['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'ClassDeclaration'].includes(node.type) && 'id' in node) {
    return bound(node.id)
  }
  const isMember = ['TSPropertySignature', 'TSMethodSignature', 'PropertyDefinition', 'MethodDefinition']
  return isMember.includes(node.type) && 'key' in node && 'computed' in node && !node.computed ? keyNames(node.key) : []
}

function functionNames(node: Node): readonly Named[] {
  const own = 'id' in node && node.type.startsWith('Function') ? bound(node.id) : []
  const params = 'params' in node && Array.isArray(node.params) ? node.params : []
  return [...own, ...params.flatMap(bound)]
}

function importNames(node: Extract<Node, { type: 'ImportSpecifier' | 'ImportDefaultSpecifier' }>): readonly Named[] {
  const isOurs = node.type === 'ImportDefaultSpecifier' || node.imported.start !== node.local.start
  return isOurs ? bound(node.local) : []
}

function keyNames(key: Node): readonly Named[] {
  return key.type === 'Identifier' || key.type === 'PrivateIdentifier' ? [{ name: key.name, start: key.start }] : []
}

/** The names in a binding: `a`, `{ a, b: [c] }`, `a = 1`, `...rest`. What is taken out unrenamed was named elsewhere. */
function bound(node: unknown): readonly Named[] {
  if (!isNode(node)) return []
  if (node.type === 'Identifier') return [{ name: node.name, start: node.start }]
  if (node.type === 'AssignmentPattern') return bound(node.left)
  if (node.type === 'RestElement') return bound(node.argument)
  if (node.type === 'ArrayPattern') return node.elements.flatMap(bound)
  if (node.type === 'TSParameterProperty') return bound(node.parameter)
  if (node.type !== 'ObjectPattern') return []
  return node.properties.flatMap((one) => (one.type === 'RestElement' ? bound(one) : renamed(one)))
}

function renamed(property: Extract<Node, { type: 'Property' }>): readonly Named[] {
  return property.shorthand ? [] : bound(property.value)
}

function columnsAt(node: Node): readonly Named[] {
  if (node.type === 'ObjectExpression') return storedColumn(node)
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return []
  if (!definers.includes(node.callee.name)) return []
  const declaration = node.arguments.at(-1)
  if (declaration?.type !== 'ObjectExpression') return []
  return declaration.properties.flatMap((property) => {
    if (property.type !== 'Property') return []
    if (keyText(property) === 'table') return literal(property.value)
    return keyText(property) === 'fields' ? keysOf(property.value) : []
  })
}

function storedColumn(node: Extract<Node, { type: 'ObjectExpression' }>): readonly Named[] {
  const members = node.properties.filter((property) => property.type === 'Property')
  const name = members.find((member) => keyText(member) === 'name')
  return name && members.some((member) => keyText(member) === 'notnull') ? literal(name.value) : []
}

function keysOf(node: Node): readonly Named[] {
  if (node.type !== 'ObjectExpression') return []
  return node.properties.flatMap((property) =>
    property.type === 'Property' ? [{ name: keyText(property), start: property.start }] : [],
  )
}

function keyText({ key }: ObjectProperty): string {
  if (key.type === 'Identifier') return key.name
  return key.type === 'Literal' ? String(key.value) : ''
}

function literal(node: Node): readonly Named[] {
  return node.type === 'Literal' && typeof node.value === 'string' ? [{ name: node.value, start: node.start }] : []
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}
